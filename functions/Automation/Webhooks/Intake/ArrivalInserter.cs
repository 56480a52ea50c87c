using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>Keeps what was announced, all of a transaction with one prepared statement.</summary>
internal sealed class ArrivalInserter(PreviewForgeDbContext context, DateTimeOffset now) : IAsyncDisposable
{
    private static readonly string[] Columns = ["JobId", "Path", "ServerId", "ItemId", "IsDeleted", "Title", "At"];

    private static readonly string Statement =
        $"INSERT INTO webhook_arrivals ({string.Join(", ", Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", Columns.Select(column => $"@{column}"))}) "
        + "ON CONFLICT (\"JobId\", \"Path\", \"ServerId\", \"ItemId\", \"IsDeleted\") DO NOTHING";

    private readonly RowStatement _insert = new(context, Statement, Columns);

    /// <summary>The job must be in the database.</summary>
    /// <returns>False when the job has it already.</returns>
    public async Task<bool> InsertAsync(Guid jobId, string title, AnnouncedThing thing, CancellationToken cancellationToken)
        => await _insert.RunAsync(
            [jobId, thing.Path, thing.Item?.ServerId ?? "", thing.Item?.ItemId ?? "", thing.IsDeleted, title, now.ToUnixTimeMilliseconds()], cancellationToken) > 0;

    public ValueTask DisposeAsync() => _insert.DisposeAsync();
}
