namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>What can be done within one write; by concern in partial files.</summary>
internal sealed partial class StoreTransaction(SqlSession session, TimeProvider time)
{
    private StoreChanges _changes = new();

    public SqlSession Session => session;

    public DateTimeOffset Now => time.GetUtcNow();

    public StoreChanges TakeChanges()
    {
        StoreChanges taken = _changes;
        _changes = new StoreChanges();
        return taken;
    }
}
