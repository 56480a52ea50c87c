using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Reads histories.</summary>
internal static class HistoryRows
{
    /// <exception cref="System.Text.Json.JsonException">A row is damaged.</exception>
    public static List<HistoryEvent> Read(SqlSession session, string instanceId) => session.Query(
        "SELECT event FROM history WHERE instance_id = @1 ORDER BY position", row => HistoryJson.ReadEvent(row.GetString(0)), instanceId);
}
