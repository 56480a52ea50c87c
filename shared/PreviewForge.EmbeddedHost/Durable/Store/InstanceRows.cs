using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Reads and writes rows of instances.</summary>
internal static class InstanceRows
{
    private const string Columns =
        "id, execution_id, name, version, status, created, updated, input, output, custom_status, parent, tags";

    public static Instance? Find(SqlSession session, string id) => session.Single($"SELECT {Columns} FROM instances WHERE id = @1", Read, id);

    public static OrchestrationRuntimeStatus? StatusOf(SqlSession session, string id) => session.Single(
        "SELECT status FROM instances WHERE id = @1", row => (OrchestrationRuntimeStatus?)row.GetInt32(0), id);

    /// <summary>Instances in the order of their ids.</summary>
    /// <param name="session">Where to read.</param>
    /// <param name="filter">What to look for.</param>
    /// <param name="after">The id after which to begin.</param>
    /// <param name="limit">How many at most.</param>
    public static List<Instance> List(SqlSession session, InstanceFilter filter, string? after, int limit)
    {
        string states = filter.Statuses is { } wanted ? string.Join(',', wanted.Select(status => (int)status)) : string.Empty;
        return session.Query(
            $"""
            SELECT {Columns} FROM instances
            WHERE id > @1 AND created >= @2 AND created <= @3 AND (@4 IS NULL OR substr(id, 1, length(@4)) = @4)
              AND (@5 IS NULL OR instr(@5, ',' || status || ',') > 0)
            ORDER BY id LIMIT @6
            """,
            Read, after ?? string.Empty, filter.CreatedFrom?.UtcTicks ?? 0, filter.CreatedTo?.UtcTicks ?? long.MaxValue, filter.Prefix,
            filter.Statuses is null ? null : $",{states},", limit);
    }

    public static List<string> ChildrenOf(SqlSession session, string id)
        => session.Query("SELECT id FROM instances WHERE parent_id = @1", row => row.GetString(0), id);

    public static void Insert(SqlSession session, Instance instance) => session.Execute(
        $"INSERT INTO instances ({Columns}, parent_id) VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)",
        instance.Id, instance.ExecutionId, instance.Name, instance.Version, (int)instance.Status, instance.Created.UtcTicks, instance.Updated.UtcTicks,
        instance.Input, instance.Output, instance.CustomStatus, HistoryJson.Write(instance.Parent), HistoryJson.Write(instance.Tags), instance.Parent?.InstanceId);

    public static bool Update(SqlSession session, Instance instance, string executionId) => session.Execute(
        """
        UPDATE instances SET execution_id = @3, version = @4, status = @5, updated = @6, input = @7, output = @8, custom_status = @9
        WHERE id = @1 AND execution_id = @2
        """,
        instance.Id, executionId, instance.ExecutionId, instance.Version, (int)instance.Status, instance.Updated.UtcTicks,
        instance.Input, instance.Output, instance.CustomStatus) > 0;

    /// <summary>A damaged row must neither hide the others in a list nor stop its own instance from ending.</summary>
    private static Instance Read(SqliteDataReader row)
    {
        Instance instance = ReadPlain(row);
        try
        {
            return instance with { Parent = HistoryJson.ReadParent(row.Text(10)), Tags = HistoryJson.ReadTags(row.Text(11)) };
        }
        catch (JsonException e)
        {
            return instance with { Damage = e.Message };
        }
    }

    private static Instance ReadPlain(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        ExecutionId = row.GetString(1),
        Name = row.GetString(2),
        Version = row.GetString(3),
        Status = (OrchestrationRuntimeStatus)row.GetInt32(4),
        Created = row.Time(5),
        Updated = row.Time(6),
        Input = row.Text(7),
        Output = row.Text(8),
        CustomStatus = row.Text(9),
    };
}
