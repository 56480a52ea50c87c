using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = Statement;
        command.Transaction = context.Database.CurrentTransaction!.GetDbTransaction();
        foreach (string column in Columns)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = $"@{column}";
            command.Parameters.Add(parameter);
        }

        foreach (JobItemRow item in items)
        {
            Fill(command.Parameters, item);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The same forms that <see cref="PreviewForgeDbContext"/> gives these columns.</summary>
    private static void Fill(DbParameterCollection parameters, JobItemRow item)
    {
        object?[] values =
        [
            item.JobId, item.Path, item.Title, item.Rank, Json(item.Hints), item.Awaits, RowJson.Write(item.Plans), item.Owners, Json(item.Servers),
            (int)item.State, item.Attempts, item.Announces, item.IsOwed,
            item.Outcome is { } outcome ? Snake<ItemOutcome>.Text(outcome) : null, item.Reason, item.Worker,
            item.FinishedAt?.ToUnixTimeMilliseconds(),
        ];
        for (int index = 0; index < values.Length; index++)
        {
            parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }

    private static string? Json<T>(T? value)
        where T : class => value is null ? null : RowJson.Write(value);
}
