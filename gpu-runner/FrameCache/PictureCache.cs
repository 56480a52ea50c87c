using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>
/// Keeps the pictures of the last extractions for some time, so that a server that comes later, or wants another format, costs no second
/// decoding. Survives restarts. Whatever goes wrong here costs a decoding and never the work in hand.
/// </summary>
internal sealed class PictureCache(RunnerOptions options, IFileSystem files, AtomicPublisher publisher, TimeProvider time, ILogger<PictureCache> log)
{
    private const long MegaByte = 1024 * 1024;
    private const string Extension = ".pack";

    private readonly CacheIndex _index = new(TimeSpan.FromMinutes(options.FrameCacheMinutes));
    private readonly string _folder = Path.Combine(RunnerFolder.Of(options), "frames");

    /// <summary>Bytes that the volume of a folder has left; null when nobody knows.</summary>
    public Func<string, long?> FreeBytes { get; init; } = TempSpace.FreeBytes;

    private bool IsOff => options.FrameCacheMinutes is 0 || options.FrameCacheMegabytes is 0;

    /// <summary>Takes up the packs of an earlier life, oldest first, and deletes everything else in the folder. Reads only their heads.</summary>
    public void Load()
    {
        Try("The frame cache can't be read", () =>
        {
            var now = time.GetUtcNow();
            var found = files.Names(_folder).Select(name => Path.Combine(_folder, name)).Select(path => (path, entry: IsOff ? null : TryRead(path, now))).ToList();
            found.Where(file => file.entry is null).ToList().ForEach(file => Delete(file.path));
            found.Select(file => file.entry).OfType<CacheEntry>().OrderBy(entry => entry.StoredAt).ToList().ForEach(_index.Add);
        });
        Trim();
    }

    /// <summary>Pictures for all of the plans; null when they must be made. The caller disposes them.</summary>
    public PictureSet? Find(FrameKey key, IReadOnlyList<OutputPlan> plans)
    {
        if (IsOff || _index.Take(key.Hash, plans, time.GetUtcNow()) is not { } entry)
        {
            return null;
        }

        try
        {
            return ToPictures(PackReader.Open(files.OpenRead(entry.Path)), key, entry);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or PackException)
        {
            log.LogWarning("The frame cache drops {Path}: {Reason}", entry.Path, broken.Message);
            _index.GiveBack(entry);
            _index.Remove(entry);
            Delete(entry.Path);
            return null;
        }
    }

    /// <summary>Keeps pictures, and lets older ones go for them.</summary>
    public void Put(FrameKey key, PictureSet pictures)
    {
        if (IsOff)
        {
            return;
        }

        Try("The frame cache takes no pictures", () =>
        {
            var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + Extension);
            var facts = Facts(key, pictures);
            publisher.WriteFile(path, output => PackWriter.Write(output, facts, [.. facts.Sizes.Select(size => pictures.ByWidth[size.Width])]));
            _index.Add(ToEntry(path, facts, files.Stat(path)?.Length ?? 0));
        });
        Trim();
    }

    /// <summary>Deletes what is too old or too much.</summary>
    public void Trim()
    {
        // Work in hand needs space on the same volume: half of what there is for both.
        var used = _index.Bytes;
        var capacity = Math.Min(options.FrameCacheMegabytes * MegaByte, FreeBytes(options.TempFolder) is { } free ? (used + free) / 2 : long.MaxValue);
        foreach (var entry in _index.Trim(time.GetUtcNow(), capacity))
        {
            Delete(entry.Path);
        }
    }

    private CacheEntry? TryRead(string path, DateTimeOffset now)
    {
        if (!path.EndsWith(Extension, StringComparison.Ordinal) || files.Stat(path) is not { IsDirectory: false } stamp)
        {
            return null;
        }

        try
        {
            using var input = files.OpenRead(path);
            var entry = ToEntry(path, PackHead.Read(input).Facts, stamp.Length);
            return entry.StoredAt > now ? entry with { StoredAt = now } : entry; // A clock that was set back must not keep it for ever.
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or PackException)
        {
            log.LogInformation("The frame cache drops {Path}: {Reason}", path, broken.Message);
            return null;
        }
    }

    private PictureSet ToPictures(PackReader pack, FrameKey key, CacheEntry entry) => new(
        pack.Facts.IntervalSeconds,
        pack.ByWidth,
        new FrameSettings(key.Options.Quality, pack.Facts.ToneMap),
        pack.Facts.MediaSeconds,
        FrameSource.CacheHit,
        new ExtractionReport
        {
            Way = ExtractionWay.Reuse,
            ReusedFrom = "the frame cache",
            AlignmentSeconds = pack.Facts.AlignmentSeconds,
        })
    {
        Held = new Reading(() =>
        {
            pack.Dispose();
            _index.GiveBack(entry);
        }),
    };

    private PackFacts Facts(FrameKey key, PictureSet pictures) => new()
    {
        Key = key.Hash,
        Path = key.Source.Path,
        StoredAt = time.GetUtcNow(),
        IntervalSeconds = pictures.IntervalSeconds,
        Slots = pictures.Count,
        Sizes = [.. pictures.ByWidth.OrderBy(set => set.Key).Select(set => PackSize.Of(set.Value.Read(0).Span))],
        ToneMap = pictures.MadeWith.ToneMap,
        MediaSeconds = pictures.MediaSeconds,
        AlignmentSeconds = pictures.Report.AlignmentSeconds,
    };

    private static CacheEntry ToEntry(string path, PackFacts facts, long bytes) =>
        new(path, facts.Key, facts.IntervalSeconds, [.. facts.Sizes.Select(size => size.Width)], facts.StoredAt, bytes);

    private void Delete(string path) => Try("A file of the frame cache can't be deleted", () =>
    {
        if (files.Stat(path) is { IsDirectory: true })
        {
            files.DeleteFolder(path);
            return;
        }

        files.DeleteFile(path);
    });

    private void Try(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or PublishException or PackException)
        {
            log.LogWarning("{What}: {Reason}", what, failure.Message);
        }
    }

    private sealed class Reading(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
