using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>Keeps what was announced, many rows with one statement.</summary>
internal static class ArrivalInserter
{
    private static readonly string[] Columns = ["JobId", "Path", "ServerId", "ItemId", "IsDeleted", "Title", "At"];

    private static readonly string Statement =
        $"INSERT INTO webhook_arrivals ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", Columns.Select(column => $"@{column}"))}) "
        + "ON CONFLICT (\"JobId\", \"Path\", \"ServerId\", \"ItemId\", \"IsDeleted\") DO NOTHING";

    /// <summary>Runs within the context's transaction; the job must be in the database.</summary>
    public static async Task InsertAsync(
        PreviewForgeDbContext context, Guid jobId, string title, IReadOnlyList<AnnouncedThing> things, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var insert = new RowStatement(context, Statement, Columns);
        foreach (AnnouncedThing thing in things)
        {
            await insert.RunAsync(
                [jobId, thing.Path, thing.Item?.ServerId ?? "", thing.Item?.ItemId ?? "", thing.IsDeleted, title, now.ToUnixTimeMilliseconds()], cancellationToken);
        }
    }
}
