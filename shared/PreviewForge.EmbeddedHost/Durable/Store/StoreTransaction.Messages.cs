namespace PreviewForge.EmbeddedHost.Durable.Store;

internal sealed partial class StoreTransaction
{
    /// <summary>
    /// Order of arrival must not follow a clock that is set back, so no message is stamped earlier than the one before.
    /// </summary>
    private long _lastArrival = session.Scalar("SELECT COALESCE(MAX(due), 0) FROM messages WHERE is_scheduled = 0");

    /// <summary>Puts a message into an inbox. One to an orchestration that doesn't exist or has ended is dropped.</summary>
    public void Send(Message message)
    {
        bool toEntity = message.Kind is MessageKind.Signal or MessageKind.Call or MessageKind.Lock;
        if (!toEntity && !IsAlive(message.Target))
        {
            return;
        }

        Insert(message);
    }

    public void DeleteMessages(IEnumerable<Message> messages)
    {
        foreach (Message message in messages)
        {
            DeleteMessage(message.Sequence);
        }
    }

    /// <returns>False when it was gone already.</returns>
    public bool DeleteMessage(long sequence) => session.Execute("DELETE FROM messages WHERE sequence = @1", sequence) > 0;

    public void DeleteTimer(string target, string executionId, int taskId) => session.Execute(
        "DELETE FROM messages WHERE target = @1 AND kind = @2 AND execution_id = @3 AND task_id = @4",
        target, (int)MessageKind.TimerFired, executionId, taskId);

    /// <summary>Has a look at this receiver after the commit.</summary>
    public void Wake(string target) => _changes.Ready.Add(target);

    private void Insert(Message message)
    {
        long? sequence = message.Sequence == 0 ? null : message.Sequence;
        _lastArrival = Math.Max(_lastArrival, Math.Max(Now.UtcTicks, message.Arrived?.UtcTicks ?? 0));
        session.Execute(
            """
            INSERT INTO messages (sequence, target, kind, due, is_scheduled, execution_id, task_id, name, body, sender)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
            """,
            sequence, message.Target, (int)message.Kind, (message.Due ?? message.Arrived)?.UtcTicks ?? _lastArrival, message.Due is null ? 0 : 1,
            message.ExecutionId, message.TaskId, message.Name, message.Body, message.Sender);
        if (message.Due is { } due && due > Now)
        {
            _changes.Later.Add((message.Target, due));
        }
        else
        {
            _changes.Ready.Add(message.Target);
        }
    }
}
