using System.Text.Json;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>
/// Remembers, over restarts, the files on which decoders crash. After three failed extractions with a crash a file is refused until
/// it changes or somebody insists: a driver may take the whole machine with it.
/// </summary>
internal sealed class CrashQuarantine(RunnerOptions options, IFileSystem files)
{
    private const int CrashesToRefuse = 3;
    private const int MostFiles = 1000;

    private readonly string _path = Path.Combine(options.StateFolder, "crashes.json");
    private readonly Lock _gate = new();
    private List<CrashRecord>? _records;

    /// <returns>Why the file is refused, as a sentence for a person; null when it isn't.</returns>
    public string? WhyRefused(string path)
    {
        lock (_gate)
        {
            return Find(path) is { Crashes: >= CrashesToRefuse } record
                ? $"ffmpeg crashed on this file in {record.Crashes} attempts, so it is left alone until it changes. Ask for it again with force to try once "
                    + $"more. The last failure: {record.Reason}"
                : null;
        }
    }

    /// <summary>An extraction failed after a decoder had crashed on the file.</summary>
    public void Crashed(string path, string reason)
    {
        lock (_gate)
        {
            if (SourceFingerprint.Take(files, path) is not { } file)
            {
                return;
            }

            var crashes = (Find(path)?.Crashes ?? 0) + 1;
            var others = Records.Where(record => record.File.Path != path).TakeLast(MostFiles - 1);
            Save([.. others, new CrashRecord(file, crashes, reason)]);
        }
    }

    /// <summary>The file gave its pictures.</summary>
    public void Forget(string path)
    {
        lock (_gate)
        {
            if (Records.Any(record => record.File.Path == path))
            {
                Save([.. Records.Where(record => record.File.Path != path)]);
            }
        }
    }

    private List<CrashRecord> Records => _records ??= Load();

    private CrashRecord? Find(string path) => Records.Find(record => record.File.Path == path) is { } record
        && SourceFingerprint.Take(files, path)?.IsSameFile(record.File) is true
            ? record
            : null;

    private List<CrashRecord> Load()
    {
        try
        {
            using var file = File.OpenRead(_path);
            return JsonSerializer.Deserialize<List<CrashRecord>>(file) ?? [];
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException or JsonException)
        {
            return []; // It is a help, not a record that anything else depends on.
        }
    }

    private void Save(List<CrashRecord> records)
    {
        _records = records;
        try
        {
            Directory.CreateDirectory(options.StateFolder);
            var temp = _path + ".new";
            File.WriteAllBytes(temp, JsonSerializer.SerializeToUtf8Bytes(records));
            File.Move(temp, _path, overwrite: true);
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // This life still knows; only a restart forgets.
        }
    }

    private sealed record CrashRecord(SourceFingerprint File, int Crashes, string Reason);
}
