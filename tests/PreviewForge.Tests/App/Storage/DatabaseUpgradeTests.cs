using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Storage;

public sealed class DatabaseUpgradeTests
{
    [Fact]
    public async Task The_schema_in_the_migrations_is_that_of_the_model()
    {
        await using AppBox box = await AppBox.OpenAsync();

        Assert.False(await box.Database.ReadAsync(context => Task.FromResult(context.Database.HasPendingModelChanges()), AppBox.Soon));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await ExecuteAsync(box, "INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Tomorrow', '99.0')");

        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => box.Get<DatabaseUpgrade>().RunAsync(AppBox.Soon));

        Assert.Contains("29991231000000_Tomorrow", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_schema_changes_a_copy_is_made()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.SubmitAsync(box.Video("a.mkv"));
        await ExecuteAsync(box, "DELETE FROM __EFMigrationsHistory");

        await Assert.ThrowsAsync<SqliteException>(() => box.Get<DatabaseUpgrade>().RunAsync(AppBox.Soon)); // The tables are there already.

        string copy = Assert.Single(Directory.GetFiles(box.Get<AppFolders>().Config, "previewforge.db.before-*"));
        await using var old = new SqliteConnection($"Data Source={copy};Pooling=False");
        await old.OpenAsync(AppBox.Soon);
        await using SqliteCommand command = old.CreateCommand();
        command.CommandText = "SELECT Id FROM jobs";
        Assert.Equal(job.ToString(), (string?)await command.ExecuteScalarAsync(AppBox.Soon), ignoreCase: true);
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_hold_up_the_next_start()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await DropTablesAsync(box);
        await ExecuteAsync(box, "INSERT INTO __EFMigrationsLock(Id, Timestamp) VALUES (1, '2020-01-01')");

        await box.Get<DatabaseUpgrade>().RunAsync(AppBox.Soon);

        await box.SubmitAsync(box.Video("a.mkv"));
    }

    [Fact]
    public async Task A_second_app_on_the_same_folder_is_refused_while_the_first_one_migrates()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var busy = new FileStream($"{box.Get<AppFolders>().DatabaseFile}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await Assert.ThrowsAsync<DatabaseRefusedException>(() => box.Get<DatabaseUpgrade>().RunAsync(AppBox.Soon));
    }

    /// <summary>All but the migrations' own; those that refer to others come first.</summary>
    private static async Task DropTablesAsync(AppBox box)
    {
        List<string> tables = await box.Database.ReadAsync(
            context => context.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")
                .ToListAsync(AppBox.Soon),
            AppBox.Soon);
        string drops = string.Concat(tables.OrderBy(table => table == "jobs").Select(table => $"DROP TABLE {table}; "));
        await ExecuteAsync(box, $"{drops} DELETE FROM __EFMigrationsHistory");
    }

    private static Task<int> ExecuteAsync(AppBox box, string sql)
        => box.Database.WriteAsync(context => context.Database.ExecuteSqlRawAsync(sql, AppBox.Soon), AppBox.Soon);
}
