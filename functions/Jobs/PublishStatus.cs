namespace PreviewForge.Functions.Jobs;

/// <summary>How one server's outputs of one video ended. On the wire in snake case.</summary>
public enum PublishStatus
{
    Published,
    SkippedOutputExists,
    Failed,
}
