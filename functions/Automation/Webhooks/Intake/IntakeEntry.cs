using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Webhooks.History;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>Something to be kept, and somebody who waits for it.</summary>
internal abstract record IntakeEntry
{
    private IntakeEntry()
    {
    }

    /// <summary>Complete when it is on disk; failed when it can't be kept. The receipt is null for a line of history.</summary>
    public TaskCompletionSource<Receipt?> Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How much memory it takes, counted in names of files.</summary>
    public abstract int Weight { get; }

    /// <param name="Arrival">An announcement.</param>
    /// <param name="Client">Tells its batch.</param>
    public sealed record Announced(Arrival Arrival, DurableTaskClient Client) : IntakeEntry
    {
        public string Key { get; } = Debounce.BatchKey.Of(Arrival);

        public override int Weight => 1 + Arrival.Paths.Count + Arrival.DeletedPaths.Count;
    }

    /// <param name="Entry">A line of history.</param>
    public sealed record Noted(HistoryEntry Entry) : IntakeEntry
    {
        public override int Weight => 1 + (Entry.FilesPreview?.Count ?? 0);
    }
}
