namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>One file of an item as the server took it up: a row of <c>MediaSources</c>.</summary>
public sealed record MediaVersion
{
    /// <summary>Jellyfin: the id of an item of its own, to which trickplay belongs.</summary>
    public required string Id { get; init; }

    /// <summary>As the server sees it.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public TimeSpan RunTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>When the file was last changed, as far as the server has noticed; null when the server has never seen the file.</summary>
    public DateTimeOffset? Modified { get; init; }
}
