using Microsoft.Data.Sqlite;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Reads inboxes.</summary>
internal static class MessageRows
{
    /// <summary>What waits and is due, in the order of arrival; what has a due time arrives then.</summary>
    public static List<Message> Due(SqlSession session, string target, DateTimeOffset now) => session.Query(
        """
        SELECT sequence, target, kind, due, is_scheduled, execution_id, task_id, name, body, sender FROM messages
        WHERE target = @1 AND (is_scheduled = 0 OR due <= @2) ORDER BY due, sequence
        """,
        Read, target, now.UtcTicks);

    /// <summary>How many wait, without those that have a due time.</summary>
    public static int CountDue(SqlSession session, string target)
        => (int)session.Scalar("SELECT COUNT(*) FROM messages WHERE target = @1 AND is_scheduled = 0", target);

    /// <summary>All receivers with the time of their messages; null: now.</summary>
    public static List<(string Target, DateTimeOffset? Due)> Waiting(SqlSession session) => session.Query(
        "SELECT DISTINCT target, is_scheduled, CASE is_scheduled WHEN 1 THEN due END FROM messages",
        row => (row.GetString(0), row.GetInt32(1) == 0 ? null : (DateTimeOffset?)row.Time(2)));

    private static Message Read(SqliteDataReader row) => new(row.GetString(1), (MessageKind)row.GetInt32(2))
    {
        Sequence = row.GetInt64(0),
        Due = row.GetInt32(4) == 0 ? null : row.Time(3),
        ExecutionId = row.Text(5),
        TaskId = row.IsDBNull(6) ? null : row.GetInt32(6),
        Name = row.Text(7),
        Body = row.Text(8),
        Sender = row.Text(9),
    };
}
