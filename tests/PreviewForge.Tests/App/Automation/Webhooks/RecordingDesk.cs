using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Webhooks;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Tests.App.Automation.Webhooks;

/// <summary>Stands where announcements are handed in: keeps them, and knows what it has seen before.</summary>
internal sealed class RecordingDesk : IWebhookDesk
{
    public static readonly Guid Job = new("5f0c3d52-6f0e-4a86-9d0f-0000000000aa");

    private readonly HashSet<string> _seen = [];

    public List<Arrival> Arrivals { get; } = [];

    public List<HistoryEntry> Notes { get; } = [];

    public Task<Receipt> AcceptAsync(Arrival arrival, DurableTaskClient client, CancellationToken cancellationToken)
    {
        Arrivals.Add(arrival);
        string[] subjects = [.. arrival.Paths, .. arrival.DeletedPaths, .. arrival.Item is { } item ? new[] { item.ToString() } : []];
        int fresh = subjects.Count(subject => _seen.Add($"{arrival.Source}|{arrival.PinnedServerId}|{subject}"));
        return Task.FromResult(new Receipt(arrival.Source, fresh > 0 ? Job : null, fresh, subjects.Length - fresh));
    }

    public Task NoteAsync(HistoryEntry entry, CancellationToken cancellationToken)
    {
        Notes.Add(entry);
        return Task.CompletedTask;
    }
}
