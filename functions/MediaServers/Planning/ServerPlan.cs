using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.MediaServers.Planning;

/// <summary>What one server gets of one video.</summary>
public abstract record ServerPlan
{
    private ServerPlan()
    {
    }

    /// <param name="Outputs">At least one.</param>
    /// <param name="ItemId">The server's id of the file; null when it was neither known nor needed.</param>
    public sealed record Ready(IReadOnlyList<OutputPlan> Outputs, string? ItemId = null) : ServerPlan
    {
        /// <summary>False: there is nobody to tell when the outputs are in place.</summary>
        public bool IsAnnounced { get; init; } = true;
    }

    /// <summary>Not now; later perhaps. Never a failure.</summary>
    /// <param name="Cause">What is waited for.</param>
    /// <param name="Reason">The same in a sentence for people, with what to do.</param>
    /// <param name="ItemId">The server's id of the file, when it has one already.</param>
    public sealed record Pending(PendingCause Cause, string Reason, string? ItemId = null) : ServerPlan;

    /// <summary>The server gets nothing, now or later, until its settings change.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Never(string Reason) : ServerPlan;
}

/// <summary>What a plan, or a registration, waits for.</summary>
public enum PendingCause
{
    /// <summary>The server has no item of this file.</summary>
    NotInLibrary,

    /// <summary>The server has the item, but has not looked into the file yet (Plex: no hash).</summary>
    NotIndexed,

    /// <summary>The server can't be asked.</summary>
    Unreachable,
}
