namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Tables of the store. A change needs a new <see cref="Version"/> and a step that leads there.</summary>
internal static class Schema
{
    public const int Version = 1;

    private const string Tables = """
        CREATE TABLE instances (
            id TEXT PRIMARY KEY, execution_id TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, status INTEGER NOT NULL,
            created INTEGER NOT NULL, updated INTEGER NOT NULL, input TEXT, output TEXT, custom_status TEXT,
            parent_id TEXT, parent TEXT, tags TEXT) WITHOUT ROWID;
        CREATE INDEX instances_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;
        CREATE TABLE history (
            instance_id TEXT NOT NULL, position INTEGER NOT NULL, event TEXT NOT NULL,
            PRIMARY KEY (instance_id, position)) WITHOUT ROWID;
        CREATE TABLE messages (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, kind INTEGER NOT NULL,
            due INTEGER NOT NULL, is_scheduled INTEGER NOT NULL, execution_id TEXT, task_id INTEGER, name TEXT, body TEXT, sender TEXT);
        CREATE INDEX messages_target ON messages (target, due, sequence);
        CREATE TABLE activities (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, instance_id TEXT NOT NULL, execution_id TEXT NOT NULL, task_id INTEGER NOT NULL,
            name TEXT NOT NULL, input TEXT);
        CREATE INDEX activities_instance ON activities (instance_id);
        CREATE TABLE entities (id TEXT PRIMARY KEY, state TEXT, updated INTEGER NOT NULL, locked_by TEXT) WITHOUT ROWID;
        CREATE INDEX entities_locked ON entities (locked_by) WHERE locked_by IS NOT NULL;
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <exception cref="InvalidOperationException">A newer version of the host has written the store.</exception>
    public static void Ensure(SqlSession session, string path)
    {
        long found = session.Scalar("PRAGMA user_version");
        if (found > Version)
        {
            throw new InvalidOperationException(
                $"The durable store {path} has schema {found}; this host knows schema {Version}. Run the version that wrote it, or a newer one.");
        }

        if (found == 0)
        {
            session.Execute($"BEGIN IMMEDIATE; {Tables} PRAGMA user_version = {Version}; COMMIT;");
        }
    }
}
