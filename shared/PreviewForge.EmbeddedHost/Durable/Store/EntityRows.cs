using Microsoft.Data.Sqlite;

namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>An entity as the store keeps it; without a state while it is only locked.</summary>
internal sealed record Entity(string Id, string? State, DateTimeOffset Updated, string? LockedBy);

/// <summary>Which entities are wanted; null: no condition.</summary>
internal sealed record EntityFilter(string? Prefix, DateTimeOffset? UpdatedFrom, DateTimeOffset? UpdatedTo, bool IncludeTransient);

/// <summary>Reads entities.</summary>
internal static class EntityRows
{
    public static Entity? Find(SqlSession session, string id)
        => session.Single("SELECT id, state, updated, locked_by FROM entities WHERE id = @1", Read, id);

    /// <summary>Entities in the order of their ids, after this one.</summary>
    public static List<Entity> List(SqlSession session, EntityFilter filter, string? after, int limit) => session.Query(
        """
        SELECT id, state, updated, locked_by FROM entities
        WHERE id > @1 AND updated >= @2 AND updated <= @3 AND (@4 IS NULL OR substr(id, 1, length(@4)) = @4) AND (@5 OR state IS NOT NULL)
        ORDER BY id LIMIT @6
        """,
        Read, after ?? string.Empty, filter.UpdatedFrom?.UtcTicks ?? 0, filter.UpdatedTo?.UtcTicks ?? long.MaxValue,
        filter.Prefix, filter.IncludeTransient, limit);

    private static Entity Read(SqliteDataReader row) => new(row.GetString(0), row.Text(1), row.Time(2), row.Text(3));
}
