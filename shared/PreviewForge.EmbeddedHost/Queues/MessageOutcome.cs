namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>How a try with a message has ended.</summary>
internal enum MessageOutcome
{
    /// <summary>The function ran to its end.</summary>
    Succeeded,

    /// <summary>The function threw, or the message does not fit its parameter: it is tried again, up to a limit.</summary>
    Failed,

    /// <summary>The host stops: the message is for whoever comes next, at once.</summary>
    Interrupted,

    /// <summary>The message's text is not in the agreed encoding; trying again is of no use.</summary>
    Unreadable,
}
