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

    /// <summary>How much it holds, in characters of names of files; some hundred for the rest of it.</summary>
    public abstract int Weight { get; }

    private const int Rest = 500;

    /// <param name="Arrival">An announcement.</param>
    /// <param name="Client">Tells its batch.</param>
    public sealed record Announced(Arrival Arrival, DurableTaskClient Client) : IntakeEntry
    {
        public string Key { get; } = Debounce.BatchKey.Of(Arrival);

        public override int Weight { get; } = Rest + Arrival.Paths.Sum(path => path.Length) + Arrival.DeletedPaths.Sum(path => path.Length);
    }

    /// <param name="Entry">A line of history.</param>
    public sealed record Noted(HistoryEntry Entry) : IntakeEntry
    {
        public override int Weight => Rest + (Entry.FilesPreview?.Sum(file => file.Length) ?? 0);
    }
}
