namespace PreviewForge.Functions.Storage;

/// <summary>A video whose previews a server is known to show. While its outputs are fresh, the server need not be told or asked again.</summary>
public sealed class ShownRow
{
    public required string ServerId { get; init; }

    /// <summary>Absolute path of the video as the runner sees it.</summary>
    public required string Path { get; init; }

    public required DateTimeOffset SeenAt { get; set; }
}
