namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>A file to put into a library. What is left out is read from the path and from the file, if it is there.</summary>
/// <param name="Path">As the server sees it.</param>
public sealed record MediaSeed(string Path)
{
    /// <summary>Jellyfin: 32 hex digits. Emby: a number.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public TimeSpan? RunTime { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }

    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>True: the server gives no date for it.</summary>
    public bool IsUndated { get; init; }
}
