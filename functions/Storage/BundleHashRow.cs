namespace PreviewForge.Functions.Storage;

/// <summary>Plex's hash of a media part. It costs a call for each item to learn, and stays while part, file and size are the same.</summary>
public sealed class BundleHashRow
{
    public required string ServerId { get; init; }

    public required string PartId { get; init; }

    /// <summary>The file as Plex sees it.</summary>
    public required string File { get; set; }

    /// <summary>Bytes, as Plex says.</summary>
    public required long Size { get; set; }

    public required string Hash { get; set; }
}
