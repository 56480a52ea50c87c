using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Keeps what was planned of videos. What somebody else planned in the meantime stays as it is.</summary>
internal static class PlannedItems
{
    private static readonly string[] Columns = ["Plans", "Owners", "Servers", "State", "IsOwed", "Publishing", "Outcome", "Reason", "FinishedAt"];

    private static readonly string Statement =
        $"UPDATE job_items SET {string.Join(", ", Columns.Select(column => $"\"{column}\" = @{column}"))}, \"Hints\" = NULL "
        + $"WHERE \"Id\" = @Id AND \"State\" = {(int)ItemState.Listed}";

    /// <summary>Runs within the context's transaction.</summary>
    /// <returns>How many were kept.</returns>
    public static async Task<int> SaveAsync(PreviewForgeDbContext context, IReadOnlyCollection<JobItemRow> items, CancellationToken cancellationToken)
    {
        await using var update = new RowStatement(context, Statement, [.. Columns, "Id"]);
        int kept = 0;
        foreach (JobItemRow item in items)
        {
            kept += await update.RunAsync(ValuesOf(item), cancellationToken);
        }

        return kept;
    }

    private static object?[] ValuesOf(JobItemRow item) =>
    [
        RowJson.Write(item.Plans), item.Owners, RowStatement.Json(item.Servers), (int)item.State, item.IsOwed, item.Publishing,
        item.Outcome is { } outcome ? Snake<ItemOutcome>.Text(outcome) : null, item.Reason, item.FinishedAt?.ToUnixTimeMilliseconds(), item.Id,
    ];
}
