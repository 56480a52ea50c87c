using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Storage;

/// <summary>
/// Brings the database to this version's schema at start. A copy is made before a schema changes; a database of a newer version is
/// refused, because an older app would write rows that the newer one misreads.
/// </summary>
public sealed class DatabaseUpgrade(IDbContextFactory<PreviewForgeDbContext> contexts, AppFolders folders, ILogger<DatabaseUpgrade> logger)
{
    /// <exception cref="DatabaseRefusedException">The database is newer than the app, in use by another, or its folder can't be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using FileStream alone = Claim();
        await using PreviewForgeDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<string> applied = [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
        List<string> known = [.. context.Database.GetMigrations()];
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new DatabaseRefusedException(
                $"previewforge.db was made by a newer version of PreviewForge (schema {unknown}). Start that version again, "
                + $"or put a copy that this version made (previewforge.db.before-*) in its place. Nothing was changed.");
        }

        if (known.Except(applied).FirstOrDefault() is { } next)
        {
            await UpgradeAsync(context, next, cancellationToken);
        }
    }

    private async Task UpgradeAsync(PreviewForgeDbContext context, string next, CancellationToken cancellationToken)
    {
        if (new FileInfo(folders.DatabaseFile) is { Exists: true, Length: > 0 })
        {
            Copy(next);
        }

        await ForgetAbandonedLockAsync(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        logger.LogInformation("Database brought to schema {Schema}", context.Database.GetMigrations().Last());
    }

    /// <summary>
    /// Migrating twice at once is kept apart by the operating system: a lock that dies with its process, unlike EF Core's own row.
    /// </summary>
    private FileStream Claim()
    {
        try
        {
            Directory.CreateDirectory(folders.Config);
            return new FileStream($"{folders.DatabaseFile}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException(
                $"The configuration folder {folders.Config} can't be used: {denied.Message} "
                + $"Give it to the user that runs this app ({Environment.UserName}), and start only one app on it. To compare: {FolderAccess.Describe(folders.Config)}.", denied);
        }
    }

    private void Copy(string next)
    {
        string target = $"{folders.DatabaseFile}.before-{next}";
        using (var source = new SqliteConnection($"Data Source={folders.DatabaseFile};Pooling=False"))
        using (var copy = new SqliteConnection($"Data Source={target}.tmp;Pooling=False"))
        {
            source.Open();
            source.BackupDatabase(copy);
        }

        File.Move($"{target}.tmp", target, overwrite: true);
        logger.LogInformation("Database copied to {Copy} before its schema changes", target);
    }

    /// <summary>EF Core marks a running migration by a row that a killed process leaves behind, and then waits for it for ever.</summary>
    private static async Task ForgetAbandonedLockAsync(PreviewForgeDbContext context, CancellationToken cancellationToken)
    {
        bool exists = await context.Database
            .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken) > 0;
        if (exists)
        {
            await context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
        }
    }
}
