namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>What a message asks of its receiver. The numbers are part of the store's schema.</summary>
internal enum MessageKind
{
    // To orchestrations.
    Start = 1,
    Event = 2,
    Completed = 3,
    Failed = 4,
    TimerFired = 5,
    Suspend = 6,
    Resume = 7,
    Terminate = 8,
    TerminateAll = 9,
    Wake = 10,

    // To entities.
    Signal = 20,
    Call = 21,
    Lock = 22,
}

/// <summary>A message in the inbox of an orchestration or entity.</summary>
/// <param name="Target">Id of the receiver; entities' ids begin with <c>@</c>.</param>
/// <param name="Kind">What it asks.</param>
internal sealed record Message(string Target, MessageKind Kind)
{
    /// <summary>Place in the store, given when it is written.</summary>
    public long Sequence { get; init; }

    /// <summary>Not before this time; null: at once.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it arrived, for one that is put back in its place; null: now.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>The execution that a reply is for, or that a call comes from.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The task that a reply is for, or that a call comes from.</summary>
    public int? TaskId { get; init; }

    /// <summary>Name of the event or operation.</summary>
    public string? Name { get; init; }

    public string? Body { get; init; }

    /// <summary>Id of the orchestration or entity that sent it; null for clients.</summary>
    public string? Sender { get; init; }
}
