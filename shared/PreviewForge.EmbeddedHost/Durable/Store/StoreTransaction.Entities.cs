namespace PreviewForge.EmbeddedHost.Durable.Store;

internal sealed partial class StoreTransaction
{
    public void SaveEntity(string id, string? state, string? lockedBy)
    {
        if (state is null && lockedBy is null)
        {
            session.Execute("DELETE FROM entities WHERE id = @1", id);
            return;
        }

        session.Execute(
            """
            INSERT INTO entities (id, state, updated, locked_by) VALUES (@1, @2, @3, @4)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, updated = excluded.updated, locked_by = excluded.locked_by
            """,
            id, state, Now.UtcTicks, lockedBy);
    }

    /// <summary>Writes the state and leaves the lock, which may have been released meanwhile.</summary>
    public void SaveEntityState(string id, string? state) => SaveEntity(id, state, EntityRows.Find(session, id)?.LockedBy);

    /// <summary>Gives back what an orchestration has locked, or waits to lock.</summary>
    public void ReleaseLocksOf(string instanceId)
    {
        session.Execute("DELETE FROM messages WHERE kind = @1 AND sender = @2", (int)MessageKind.Lock, instanceId);
        List<string> locked = session.Query("SELECT id FROM entities WHERE locked_by = @1", row => row.GetString(0), instanceId);
        Release(instanceId, locked);
    }

    public void Release(string instanceId, IEnumerable<string> entities)
    {
        foreach (string id in entities)
        {
            if (EntityRows.Find(session, id) is { } entity && entity.LockedBy == instanceId)
            {
                SaveEntity(id, entity.State, null);
                Wake(id);
            }
        }
    }
}
