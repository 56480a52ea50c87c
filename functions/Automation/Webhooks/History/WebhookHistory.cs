using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>What came by webhook lately, for people.</summary>
public sealed class WebhookHistory(Database database, ServerNames servers)
{
    /// <summary>Newest first.</summary>
    public async Task<HistoryPage> ReadAsync(CancellationToken cancellationToken)
    {
        List<WebhookHistoryRow> rows = await database.ReadAsync(
            context => context.WebhookHistory.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(HistoryLines.MostLines).ToListAsync(cancellationToken),
            cancellationToken);
        Func<string, (string Name, string Type)> names = servers.Lookup();
        return new HistoryPage([.. rows.Select(row => ViewOf(row, row.ServerId is { } id ? names(id) : null))]);
    }

    public Task ClearAsync(CancellationToken cancellationToken)
        => database.WriteAsync(context => context.WebhookHistory.ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private static HistoryView ViewOf(WebhookHistoryRow row, (string Name, string Type)? server) => new()
    {
        Timestamp = row.At,
        Source = row.Source,
        EventType = row.EventType,
        Title = row.Title,
        Status = row.Status,
        JobId = row.JobId,
        PathCount = row.PathCount,
        FilesPreview = row.FilesPreview,
        ServerId = row.ServerId,
        ServerName = server?.Name,
        ServerType = server?.Type is { Length: > 0 } type ? type : null,
    };
}
