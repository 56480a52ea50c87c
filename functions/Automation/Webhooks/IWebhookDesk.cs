using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Functions.Automation.Webhooks;

/// <summary>Where webhooks are handed in after they were understood. It asks no media server and looks at no media file, so it answers within milliseconds.</summary>
public interface IWebhookDesk
{
    /// <summary>Keeps an announcement, with its line of history. When the task is complete, it can't be lost any more.</summary>
    /// <param name="arrival">At least one path, deleted path, or item.</param>
    /// <param name="client">Starts the quiet period of a new batch.</param>
    /// <param name="cancellationToken">Gives up waiting; what was kept by then stays.</param>
    Task<Receipt> AcceptAsync(Arrival arrival, DurableTaskClient client, CancellationToken cancellationToken);

    /// <summary>Keeps a line of history of a webhook that nothing comes of.</summary>
    Task NoteAsync(HistoryEntry entry, CancellationToken cancellationToken);
}
