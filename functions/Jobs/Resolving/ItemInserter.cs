using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>
/// Adds a job's videos, many at a time, with one prepared statement. A video that the job has already is left as it is, so that a search
/// which was broken off can begin again.
/// </summary>
internal static class ItemInserter
{
    private static readonly string[] Columns =
        [
            "JobId", "Path", "Title", "Rank", "Hints", "Awaits", "Plans", "Owners", "Servers", "State", "Attempts", "Announces", "IsOwed", "Outcome", "Reason", "Worker",
            "FinishedAt",
        ];

    private static readonly string Statement =
        $"INSERT INTO job_items ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) "
        + $"VALUES ({string.Join(", ", Columns.Select(column => $"@{column}"))}) ON CONFLICT (\"JobId\", \"Path\") DO NOTHING";

    /// <summary>Runs within the context's transaction.</summary>
    public static async Task InsertAsync(PreviewForgeDbContext context, IReadOnlyCollection<JobItemRow> items, CancellationToken cancellationToken)
    {
        await using var insert = new RowStatement(context, Statement, Columns);
        foreach (JobItemRow item in items)
        {
            await insert.RunAsync(ValuesOf(item), cancellationToken);
        }
    }

    private static object?[] ValuesOf(JobItemRow item) =>
    [
        item.JobId, item.Path, item.Title, item.Rank, RowStatement.Json(item.Hints), item.Awaits, RowJson.Write(item.Plans), item.Owners,
        RowStatement.Json(item.Servers), (int)item.State, item.Attempts, item.Announces, item.IsOwed,
        item.Outcome is { } outcome ? Snake<ItemOutcome>.Text(outcome) : null, item.Reason, item.Worker, item.FinishedAt?.ToUnixTimeMilliseconds(),
    ];
}
