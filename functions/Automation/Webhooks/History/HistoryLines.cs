using PreviewForge.Functions.Api;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>Writes the history, which remembers the last hundred lines.</summary>
internal static class HistoryLines
{
    public const int MostLines = 100;

    private static readonly string[] Columns = ["At", "Source", "EventType", "Title", "Status", "JobId", "PathCount", "FilesPreview", "ServerId"];

    private static readonly string Insert =
        $"INSERT INTO webhook_history ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", Columns.Select(column => $"@{column}"))})";

    private const string Trim =
        "DELETE FROM webhook_history WHERE \"Id\" < (SELECT MIN(\"Id\") FROM (SELECT \"Id\" FROM webhook_history ORDER BY \"Id\" DESC LIMIT @Most) AS kept)";

    /// <summary>Runs within the context's transaction.</summary>
    public static async Task AddAsync(PreviewForgeDbContext context, IReadOnlyList<HistoryEntry> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var insert = new RowStatement(context, Insert, Columns);
        foreach (HistoryEntry line in lines.TakeLast(MostLines))
        {
            await insert.RunAsync(
                [
                    now.ToUnixTimeMilliseconds(), line.Source, line.EventType, ShownText.Title(line.Title) ?? "", Snake<HistoryStatus>.Text(line.Status), line.JobId, line.PathCount,
                    RowStatement.Json(line.FilesPreview), line.ServerId,
                ],
                cancellationToken);
        }

        await using var trim = new RowStatement(context, Trim, ["Most"]);
        await trim.RunAsync([MostLines], cancellationToken);
    }
}
