using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Webhooks.History;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <inheritdoc cref="IWebhookDesk"/>
internal sealed class WebhookDesk(IntakeWriter writer) : IWebhookDesk
{
    /// <exception cref="Api.ApiException">503: it can't be kept now; the sender should try again.</exception>
    public async Task<Receipt> AcceptAsync(Arrival arrival, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (arrival is { Paths.Count: 0, DeletedPaths.Count: 0, Item: null })
        {
            throw new ArgumentException("An arrival without a file or an item is none.", nameof(arrival));
        }

        return (await writer.KeepAsync(new IntakeEntry.Announced(arrival, client), cancellationToken))!;
    }

    /// <exception cref="Api.ApiException">503: it can't be kept now.</exception>
    public Task NoteAsync(HistoryEntry entry, CancellationToken cancellationToken) => writer.KeepAsync(new IntakeEntry.Noted(entry), cancellationToken);
}
