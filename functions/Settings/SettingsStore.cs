using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings.Backups;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Settings;

/// <summary>
/// <c>settings.json</c>: read again whenever it changes on disk, replaced as a whole on save with a backup before it. A file that can't be read, or
/// is newer than this app, is never overwritten.
/// </summary>
public sealed class SettingsStore(AppFolders folders, RollingBackups backups) : IDisposable
{
    /// <summary>Somebody who saves the file with an editor does so once, not again and again.</summary>
    private const int Tries = 5;

    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private volatile Loaded? _loaded;

    /// <summary>Raised with the new settings after the file was read anew. A handler must be quick and must not throw.</summary>
    public event Action<AppSettings>? Reloaded;

    /// <summary>The settings as they are now; defaults when there is no file.</summary>
    /// <exception cref="SettingsException">The file is there and can't be read.</exception>
    public AppSettings Read()
    {
        var file = new FileInfo(folders.SettingsFile);
        (DateTime, long) stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        Loaded? loaded = _loaded;
        if (loaded is null || loaded.Stamp != stamp)
        {
            _loaded = loaded = new Loaded(stamp, SettingsReader.Read(ReadJson()));
            Reloaded?.Invoke(loaded.Settings);
        }

        return loaded.Settings;
    }

    /// <summary>The settings as they are now; while the file can't be read, the defaults: for those that must go on all the same.</summary>
    public AppSettings ReadOrDefault()
    {
        try
        {
            return Read();
        }
        catch (SettingsException)
        {
            return new AppSettings();
        }
    }

    /// <summary>The file's JSON as it is now, for those that must see keys this version doesn't know; nobody else has this copy.</summary>
    /// <exception cref="SettingsException">The file is there and can't be read.</exception>
    public JsonObject ReadJson() => SettingsJson.Parse(ReadBytes());

    /// <summary>
    /// Changes the file's JSON in place; what the change doesn't touch stays, unknown keys included. When somebody else saves the file meanwhile, the
    /// change is made again on what they saved, so it must do nothing but change the JSON that it is given.
    /// </summary>
    /// <returns>False when the change changed nothing: then nothing is written.</returns>
    /// <exception cref="SettingsException">The file is there and can't be read, or can't be saved; it is left as it is.</exception>
    public Task<bool> UpdateAsync(Action<JsonObject> change, CancellationToken cancellationToken) => RewriteAsync(
        async before =>
        {
            JsonObject json = SettingsJson.Parse(before);
            JsonNode unchanged = json.DeepClone();
            change(json);
            if (JsonNode.DeepEquals(json, unchanged))
            {
                return null;
            }

            if (unchanged.AsObject().Count == 0)
            {
                json.Remove(SettingsSchema.Key);
                json.Insert(0, SettingsSchema.Key, SettingsSchema.Current);
            }

            await backups.KeepAsync(folders.SettingsFile, before, json, cancellationToken);
            return SettingsJson.Serialize(json);
        },
        cancellationToken);

    /// <summary>Replaces the whole file, whatever is in it now; nobody else writes meanwhile.</summary>
    /// <param name="rewrite">Gets the content, null when there is no file, and returns the new one, null to leave it; may be called again.</param>
    /// <returns>True when the file was replaced.</returns>
    internal async Task<bool> RewriteAsync(Func<byte[]?, Task<byte[]?>> rewrite, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                byte[]? before = ReadBytes();
                byte[]? after = await rewrite(before);
                if (after is null)
                {
                    return false;
                }

                if (attempt == Tries || ReadBytes().AsSpan().SequenceEqual(before))
                {
                    await SaveAsync(after, cancellationToken);
                    return true;
                }
            }
        }
        finally
        {
            _loaded = null;
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    private async Task SaveAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(folders.SettingsFile, content, cancellationToken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"settings.json can't be saved, and was left as it is. {denied.Message} To compare: {FolderAccess.Describe(folders.Config)}.", denied)
            {
                Fault = SettingsFault.Unsaved,
            };
        }
    }

    private byte[]? ReadBytes()
    {
        try
        {
            return File.ReadAllBytes(folders.SettingsFile);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"settings.json can't be read. Check its owner and mode (0600, the user that runs this app): {FolderAccess.Describe(folders.Config)}.", denied);
        }
    }

    private sealed record Loaded((DateTime, long) Stamp, AppSettings Settings);
}
