namespace PreviewForge.Functions.Storage;

/// <summary>What a source announced lately; announced again, it is a duplicate.</summary>
public sealed class SeenRow
{
    public required string Source { get; init; }

    /// <summary>The server that is published to, where it is only one; else empty.</summary>
    public required string ServerId { get; init; }

    /// <summary>The path, or the item as <c>item:{server}:{id}</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The job that it went into; when that is gone, was cancelled, or failed without being tried again, it is no duplicate.</summary>
    public required Guid JobId { get; set; }

    public required DateTimeOffset At { get; set; }
}
