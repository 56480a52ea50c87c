using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>Writes the history, which remembers the last hundred lines.</summary>
internal static class HistoryLines
{
    public const int MostLines = 100;

    /// <summary>Longest title in characters; it comes from outside.</summary>
    private const int LongestTitle = 300;

    /// <summary>Runs within the context's transaction; what is tracked is saved.</summary>
    public static async Task AddAsync(PreviewForgeDbContext context, IReadOnlyList<HistoryEntry> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        context.WebhookHistory.AddRange(lines.TakeLast(MostLines).Select(line => RowOf(line, now)));
        await context.SaveChangesAsync(cancellationToken);
        long oldest = await context.WebhookHistory.OrderByDescending(row => row.Id).Skip(MostLines - 1).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        await context.WebhookHistory.Where(row => row.Id < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static WebhookHistoryRow RowOf(HistoryEntry line, DateTimeOffset now) => new()
    {
        At = now,
        Source = line.Source,
        EventType = line.EventType,
        Title = line.Title.Length <= LongestTitle ? line.Title : $"{line.Title[..(LongestTitle - 1)]}…",
        Status = Snake<HistoryStatus>.Text(line.Status),
        JobId = line.JobId,
        PathCount = line.PathCount,
        FilesPreview = line.FilesPreview,
        ServerId = line.ServerId,
    };
}
