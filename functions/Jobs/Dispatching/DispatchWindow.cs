namespace PreviewForge.Functions.Jobs.Dispatching;

/// <summary>
/// How much of a job is in the queues at once. Little, so that priority, pause and cancel act within seconds; enough that no runner starves
/// while the orchestration thinks.
/// </summary>
internal static class DispatchWindow
{
    /// <summary>
    /// Unanswered probes per job; each holds up to 200 videos, and is answered within a fraction of a second. Half of them must outlast the time
    /// that the orchestration takes to come round, or runner and app fall asleep in turn over empty queues.
    /// </summary>
    public const int Probes = 32;

    /// <summary>Unanswered extractions per job; each is one video.</summary>
    public const int Extracts = 32;

    /// <summary>True when the window is at most half full: time to fill it again.</summary>
    public static bool IsLow(int open, int window) => open <= window / 2;
}
