namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>A file of an item.</summary>
public sealed record PlexPart
{
    /// <summary>0: the server gives one when the item is added.</summary>
    public int Id { get; init; }

    /// <summary>Path as the server sees it.</summary>
    public required string File { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; } = 4_000_000_000;

    /// <summary>Names the bundle; null until the server has analysed the file.</summary>
    public string? Hash { get; init; }

    /// <summary>A file that the server has analysed, with the hash that the fake gives to its path.</summary>
    public static PlexPart Analysed(string file) => new() { File = file, Hash = PlexHash.Of(file) };
}
