namespace PreviewForge.Functions.Jobs;

/// <summary>What a job was asked to do; stored with it and shown as its <c>config</c>.</summary>
public sealed record JobConfig
{
    /// <summary>Absolute paths of videos and folders, as submitted.</summary>
    public IReadOnlyList<string> FilePaths { get; init; } = [];

    /// <summary>True: outputs are made again even when they are fresh.</summary>
    public bool ForceGenerate { get; init; }

    /// <summary>Only this server gets outputs; null for all that own a video.</summary>
    public string? ServerId { get; init; }
}
