namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>An activity that waits or runs.</summary>
internal sealed record ActivityWork(long Sequence, string InstanceId, string ExecutionId, int TaskId, string Name, string? Input);

/// <summary>Reads activities.</summary>
internal static class ActivityRows
{
    public static ActivityWork? Find(SqlSession session, long sequence) => session.Single(
        "SELECT sequence, instance_id, execution_id, task_id, name, input FROM activities WHERE sequence = @1",
        row => new ActivityWork(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.Text(5)), sequence);

    public static List<long> All(SqlSession session) => session.Query("SELECT sequence FROM activities ORDER BY sequence", row => row.GetInt64(0));
}
