using PreviewForge.Functions.MediaServers.Announcing;

namespace PreviewForge.Functions.Jobs;

/// <summary>What is known between us and one server about one video of a job.</summary>
public sealed record ItemServer
{
    /// <summary>The server's id of the file; null when it isn't known.</summary>
    public string? ItemId { get; init; }

    /// <summary>Why this server has no plan yet; null when it has one.</summary>
    public MediaServers.Planning.PendingCause? Pending { get; init; }

    /// <summary>How far the announcement went; null before it.</summary>
    public AnnounceState? State { get; init; }

    /// <summary>Why it went no further, or why there is no plan; null when there is nothing to say.</summary>
    public string? Reason { get; init; }
}
