using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Migrations;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Settings.Backups;

/// <summary>
/// Puts a backup in the place of its file, after a backup of the file as it is. Only what can be read is put back, and old settings are migrated on the
/// way, so the app uses them at once. The backup itself stays.
/// </summary>
public sealed class BackupRestore(ManagedFiles files, SettingsStore store, SettingsUpgrade upgrade, RollingBackups backups)
{
    /// <param name="file">One of <see cref="ManagedFiles.Names"/>.</param>
    /// <param name="name">The backup's file name; null for the newest.</param>
    /// <param name="cancellationToken">Stops before anything is changed, not between.</param>
    /// <returns>The name of the backup that was put back.</returns>
    /// <exception cref="ApiException">400: no such file, or a backup that can't be used; 404: no such backup.</exception>
    /// <exception cref="SettingsException">The file can't be written; it is as it was.</exception>
    public async Task<string> RestoreAsync(string file, string? name, CancellationToken cancellationToken)
    {
        string live = files.PathOf(file);
        BackupFile chosen = Choose(file, live, name);
        byte[] content = await File.ReadAllBytesAsync(chosen.Path, cancellationToken);
        if (file == ManagedFiles.Settings)
        {
            await RestoreSettingsAsync(live, chosen, content, cancellationToken);
        }
        else
        {
            Usable(chosen, () => SettingsJson.ParseAny(content, file));
            await backups.KeepAsync(live, File.Exists(live) ? await File.ReadAllBytesAsync(live, cancellationToken) : null, Policy(), CancellationToken.None);
            await AtomicFile.WriteAsync(live, content, CancellationToken.None);
        }

        return chosen.Name;
    }

    /// <summary>Names are compared with what is there, never made into a path.</summary>
    private static BackupFile Choose(string file, string live, string? name)
    {
        IReadOnlyList<BackupFile> all = BackupFile.Of(live);
        if (all.Count == 0)
        {
            throw ApiException.NotFound($"There are no backups of {file}");
        }

        return name is null
            ? all.MaxBy(backup => File.GetLastWriteTimeUtc(backup.Path))!
            : all.FirstOrDefault(backup => backup.Name == name) ?? throw ApiException.NotFound($"There is no such backup of {file}");
    }

    private async Task RestoreSettingsAsync(string live, BackupFile chosen, byte[] content, CancellationToken cancellationToken)
    {
        JsonObject restored = Usable(chosen, () => SettingsJson.Parse(content));
        await store.RewriteAsync(
            async before =>
            {
                await backups.KeepAsync(live, before, restored, CancellationToken.None);
                return await upgrade.UpgradeAsync(content, chosen.Path, CancellationToken.None) ?? content;
            },
            cancellationToken);
    }

    /// <summary>Settings that can't be read are no reason not to restore: often they are why.</summary>
    private JsonObject Policy()
    {
        try
        {
            return store.ReadJson();
        }
        catch (SettingsException)
        {
            return [];
        }
    }

    private static T Usable<T>(BackupFile chosen, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SettingsException broken)
        {
            throw ApiException.Invalid($"{chosen.Name} can't be put back: {broken.Message}");
        }
    }
}
