using Microsoft.Data.Sqlite;

namespace PreviewForge.EndToEnd.Runs;

/// <summary>The key of the durable HTTP API, which the embedded host keeps in its store.</summary>
internal static class DurableKey
{
    /// <param name="state">The one store below this folder is read.</param>
    public static string Below(string state)
    {
        var store = Directory.EnumerateFiles(state, "durable.db", SearchOption.AllDirectories).Single();
        using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM settings WHERE name = 'durabletask_extension'";
        return (string)command.ExecuteScalar()!;
    }
}
