using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Store;

internal sealed partial class StoreTransaction
{
    public bool IsAlive(string id) => InstanceRows.StatusOf(session, id) is { } status && !status.HasEnded();

    /// <summary>Makes a pending instance with its start message, in place of an ended one of the same id.</summary>
    public void Create(Instance instance, DateTimeOffset? startAt)
    {
        Forget(instance.Id);
        InstanceRows.Insert(session, instance);
        Insert(new Message(instance.Id, MessageKind.Start) { Due = startAt });
        _changes.Instances.Add(instance.Id);
    }

    /// <summary>Writes the instance unless it has been replaced since it was read as <paramref name="executionId"/>.</summary>
    /// <returns>Whether it was written.</returns>
    public bool Update(Instance instance, string executionId)
    {
        _changes.Instances.Add(instance.Id);
        return InstanceRows.Update(session, instance, executionId);
    }

    public void Append(string instanceId, IEnumerable<HistoryEvent> events)
    {
        long position = session.Scalar("SELECT COALESCE(MAX(position) + 1, 0) FROM history WHERE instance_id = @1", instanceId);
        foreach (HistoryEvent happened in events)
        {
            session.Execute("INSERT INTO history (instance_id, position, event) VALUES (@1, @2, @3)", instanceId, position++, HistoryJson.Write(happened));
        }
    }

    public void DeleteHistory(string instanceId) => session.Execute("DELETE FROM history WHERE instance_id = @1", instanceId);

    /// <summary>Drops what an execution leaves open, and gives its locks back.</summary>
    public void DropOpenWork(string instanceId, OpenWork open)
    {
        if (open == OpenWork.All)
        {
            session.Execute("DELETE FROM activities WHERE instance_id = @1", instanceId);
        }

        if (open == OpenWork.Replies)
        {
            session.Execute(
                "DELETE FROM messages WHERE target = @1 AND kind IN (@2, @3, @4)",
                instanceId, (int)MessageKind.Completed, (int)MessageKind.Failed, (int)MessageKind.TimerFired);
        }
        else
        {
            session.Execute("DELETE FROM messages WHERE target = @1", instanceId);
        }

        ReleaseLocksOf(instanceId);
    }

    /// <summary>Removes an instance and everything about it.</summary>
    public void Forget(string id)
    {
        DropOpenWork(id, OpenWork.All);
        DeleteHistory(id);
        session.Execute("DELETE FROM instances WHERE id = @1", id);
        _changes.Instances.Add(id);
    }

    public void AddActivity(string instanceId, string executionId, ActivityScheduled activity)
    {
        session.Execute(
            "INSERT INTO activities (instance_id, execution_id, task_id, name, input) VALUES (@1, @2, @3, @4, @5)",
            instanceId, executionId, activity.Id, activity.Name, activity.Input);
        _changes.Activities.Add(session.Scalar("SELECT last_insert_rowid()"));
    }

    /// <summary>Ends an activity and tells its orchestration; does nothing when nobody waits for it any more.</summary>
    public void FinishActivity(ActivityWork work, Message reply)
    {
        if (session.Execute("DELETE FROM activities WHERE sequence = @1", work.Sequence) > 0)
        {
            Send(reply);
        }
    }
}
