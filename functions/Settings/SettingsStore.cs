using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Settings;

/// <summary>
/// <c>settings.json</c>: read again whenever it changes on disk, replaced as a whole on save. A file that can't be read is never overwritten.
/// </summary>
public sealed class SettingsStore(AppFolders folders) : IDisposable
{
    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly SemaphoreSlim _oneWriter = new(1, 1);
    private volatile Loaded? _loaded;

    /// <summary>The settings as they are now; defaults when there is no file.</summary>
    /// <exception cref="SettingsException">The file is there and can't be read.</exception>
    public AppSettings Read()
    {
        var file = new FileInfo(folders.SettingsFile);
        (DateTime, long) stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        Loaded? loaded = _loaded;
        if (loaded is null || loaded.Stamp != stamp)
        {
            _loaded = loaded = new Loaded(stamp, SettingsReader.Read(Parse()));
        }

        return loaded.Settings;
    }

    /// <summary>The file's JSON as it is now, for those that must see keys this version doesn't know; nobody else has this copy.</summary>
    /// <exception cref="SettingsException">The file is there and can't be read.</exception>
    public JsonObject ReadJson() => Parse();

    /// <summary>Changes the file's JSON in place; what the change doesn't touch stays, unknown keys included.</summary>
    /// <exception cref="SettingsException">The file is there and can't be read; it is left as it is.</exception>
    public async Task UpdateAsync(Action<JsonObject> change, CancellationToken cancellationToken)
    {
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            JsonObject json = Parse();
            change(json);
            await AtomicFile.WriteAsync(folders.SettingsFile, JsonSerializer.SerializeToUtf8Bytes(json, Indented), cancellationToken);
            _loaded = null;
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    public void Dispose() => _oneWriter.Dispose();

    private JsonObject Parse()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(folders.SettingsFile), documentOptions: Tolerant) as JsonObject
                ?? throw new SettingsException("settings.json must hold one JSON object. Mend it or put back a copy of it; it was left as it is.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException broken)
        {
            throw new SettingsException(
                $"settings.json is not valid JSON (line {broken.LineNumber + 1}). Mend it or put back a copy of it; it was left as it is.", broken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException("settings.json can't be read. Check its owner and mode (0600, the user that runs this app).", denied);
        }
    }

    private sealed record Loaded((DateTime, long) Stamp, AppSettings Settings);
}
