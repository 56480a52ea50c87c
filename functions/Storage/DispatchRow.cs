namespace PreviewForge.Functions.Storage;

/// <summary>
/// One entry of the dispatch ledger: the memory of what was put into a queue. Written before the message is sent, so a crash between
/// the two leaves an entry without <see cref="SentAt"/>, which is sent again.
/// </summary>
public sealed class DispatchRow
{
    public required Guid Id { get; init; }

    public required Guid JobId { get; init; }

    public required DispatchKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the message was put into the queue for the last time; null when it never was, as far as we know.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When the runner's answer was recorded, or the entry was given up.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>How often the message was sent.</summary>
    public int Attempts { get; set; }
}

/// <summary>What a dispatch asks for.</summary>
public enum DispatchKind
{
    Probe,
    Extract,
    Sweep,
}
