using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>
/// Finds pictures in BIF files that were made of the same video with the same options before: a BIF keeps its JPEG files as they are,
/// while those of a tile sheet are lost. Only our own journal proves what a file was made of.
/// </summary>
internal sealed class SiblingPictures(IFileSystem files, ILogger<SiblingPictures> log)
{
    /// <summary>Most files beside an output that are looked into.</summary>
    private const int MostNeighbours = 16;

    private const string BifExtension = ".bif";

    /// <param name="item">The video and all of its outputs.</param>
    /// <param name="plan">The output that is to be made.</param>
    /// <param name="source">The video as it is now.</param>
    /// <param name="wanted">The options that are wanted.</param>
    /// <returns>Null when no file has such pictures. The caller disposes them.</returns>
    public PictureSet? Find(WorkItem item, OutputPlan plan, SourceFingerprint source, FrameSettings wanted) =>
        Candidates(item, plan).Select(path => TryOpen(path, plan, source, wanted)).FirstOrDefault(pictures => pictures is not null);

    private IEnumerable<string> Candidates(WorkItem item, OutputPlan plan) => item.Plans
        .Where(other => other.Format is OutputFormat.Bif)
        .Select(other => other.Target)
        .Concat(Neighbours(Path.GetDirectoryName(item.Path), Path.GetFileNameWithoutExtension(item.Path)))
        .Distinct(StringComparer.Ordinal)
        .Where(path => path != plan.Target || !OperatingSystem.IsWindows()); // There a file that is being read can't be replaced.

    private IEnumerable<string> Neighbours(string? folder, string stem) => folder is null ? [] : NamesIn(folder)
        .Where(name => name.StartsWith(stem, StringComparison.Ordinal) && name.EndsWith(BifExtension, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Take(MostNeighbours)
        .Select(name => Path.Combine(folder, name));

    private IReadOnlyList<string> NamesIn(string folder)
    {
        try
        {
            return files.Names(folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private PictureSet? TryOpen(string path, OutputPlan plan, SourceFingerprint source, FrameSettings wanted)
    {
        if (Journal.TryRead(files, JournalName.For(path)) is not { } journal || !Proves(journal, plan, source, wanted)
            || files.Stat(path) is not { IsDirectory: false } stamp || stamp.Length != journal.OutputSize)
        {
            return null;
        }

        try
        {
            return Open(path, journal);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or BifFormatException)
        {
            log.LogWarning("The pictures of {Path} can't be used again: {Reason}", path, unusable.Message);
            return null;
        }
    }

    /// <summary>An entry of another program lacks what is asked here, and proves nothing.</summary>
    private static bool Proves(JournalEntry journal, OutputPlan plan, SourceFingerprint source, FrameSettings wanted) =>
        journal is { KnowsOptions: true, Interval: > 0, Height: > 0 }
        && journal.SourcePath == source.Path
        && journal.SourceSize == source.Size
        && journal.SourceMtimeNs == source.ModifiedNs
        && journal.Width == plan.Width
        && plan.IntervalSeconds % journal.Interval is 0
        && journal.Quality == wanted.Quality
        && (journal.Tonemap is null || journal.Tonemap == wanted.ToneMap);

    private PictureSet? Open(string path, JournalEntry journal)
    {
        var frames = new BifFrames(BifReader.Open(files.OpenRead(path)));
        try
        {
            if (frames.IsAs(journal))
            {
                return ToPictures(path, frames, journal);
            }
        }
        catch
        {
            frames.Dispose();
            throw;
        }

        frames.Dispose();
        return null;
    }

    private static PictureSet ToPictures(string path, BifFrames frames, JournalEntry journal) => new(
        journal.Interval!.Value,
        new Dictionary<int, IFrameSet> { [journal.Width!.Value] = frames },
        new FrameSettings(journal.Quality!.Value, journal.Tonemap),
        MediaSeconds: 0,
        FrameSource.CacheHit,
        new ExtractionReport { Way = ExtractionWay.Reuse, ReusedFrom = path })
    {
        Held = frames,
    };
}
