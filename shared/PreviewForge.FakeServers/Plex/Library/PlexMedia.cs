namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>A version of an item.</summary>
public sealed record PlexMedia
{
    /// <summary>0: the server gives one when the item is added.</summary>
    public int Id { get; init; }

    /// <summary>Usually one; more for a film on several discs.</summary>
    public required IReadOnlyList<PlexPart> Parts { get; init; }
}
