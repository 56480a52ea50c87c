namespace PreviewForge.Functions.Storage;

/// <summary>One change that the world may want to hear of, written in the transaction that made it.</summary>
public sealed class EventRow
{
    /// <summary>Grows with each change; never used again.</summary>
    public long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Live.LiveEventKind Kind { get; init; }

    /// <summary>What changed: the id of a job or schedule, the key of a batch; empty when there is only one such thing.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What else is to be told, as JSON; null when the subject says it all.</summary>
    public string? Data { get; init; }
}
