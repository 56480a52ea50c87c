using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Probe;

/// <summary>Says what is to be done with one item. Looks at names, sizes and times; reads no video.</summary>
internal sealed class ItemProbe(FreshnessProbe freshness, IFileSystem files)
{
    public ProbedItem Judge(WorkItem item, FrameOptions options, bool force)
    {
        if (SourceFingerprint.Take(files, item.Path) is not { } source)
        {
            return files.Stat(item.Path) is null
                ? new ProbedItem(item.ItemId, ProbeVerdict.SourceMissing, "There is no such file on the runner.")
                : new ProbedItem(item.ItemId, ProbeVerdict.SourceUnreadable, "This is a folder, not a video.");
        }

        var stale = WhyStale(item, source, options);
        if (stale is null && !force)
        {
            return new ProbedItem(item.ItemId, ProbeVerdict.Fresh);
        }

        return WhyUnreadable(item.Path, source) is { } reason
            ? new ProbedItem(item.ItemId, ProbeVerdict.SourceUnreadable, reason)
            : new ProbedItem(item.ItemId, ProbeVerdict.NeedsExtraction, stale);
    }

    // An output whose folder is missing is stale like any other: the extraction fails it by its name, without reading the video, and
    // makes the others. To call the video unreadable would be untrue, and would leave the others undone.
    private string? WhyStale(WorkItem item, SourceFingerprint source, FrameOptions options) => item.Plans
        .Select(plan => RequiredFolder.WhyMissing(plan, files)
            ?? (freshness.Judge(plan.ToOutput(), source, options.ToSettings()) as Verdict.Stale)?.Reason)
        .FirstOrDefault(reason => reason is not null);

    private string? WhyUnreadable(string path, SourceFingerprint source)
    {
        if (source.Size is 0)
        {
            return "The file is empty (0 bytes).";
        }

        try
        {
            files.OpenRead(path).Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "The runner may not read the file; look at its owner and mode.";
        }
        catch (IOException failure)
        {
            return $"The file can't be opened: {failure.Message}";
        }
    }
}
