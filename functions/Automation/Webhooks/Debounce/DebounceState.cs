namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What the alarm clock of a key knows, for people; the truth is in the database.</summary>
public sealed record DebounceState
{
    /// <summary><c>waiting</c> or <c>idle</c>.</summary>
    public string State => FireAt is null ? "idle" : "waiting";

    /// <summary>The batch's job; the last one while idle.</summary>
    public Guid? JobId { get; init; }

    /// <summary>When the quiet period ends; null while idle.</summary>
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>Files and items in the batch.</summary>
    public int Count { get; init; }

    /// <summary>For people.</summary>
    public string FirstTitle { get; init; } = "";

    /// <summary>When the signal comes that the entity has sent itself; null when none is on its way.</summary>
    public DateTimeOffset? AlarmAt { get; init; }

    /// <summary>The job whose servers were set to be nudged last.</summary>
    public Guid? NudgedJobId { get; init; }
}
