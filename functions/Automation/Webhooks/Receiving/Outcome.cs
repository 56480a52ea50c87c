using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>What became of an announcement.</summary>
/// <param name="Said">The announcement.</param>
/// <param name="Status">As the history has it.</param>
internal sealed record Outcome(Announcement Said, HistoryStatus Status)
{
    /// <summary>Why it was ignored, for people; null when it wasn't.</summary>
    public string? Reason { get; init; }

    /// <summary>What was handed in; null when nothing was.</summary>
    public Arrival? Arrival { get; init; }

    public Receipt? Receipt { get; init; }
}
