using PreviewForge.Contracts.Work;
using PreviewForge.Previews;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>What must hold of work that was read; the queue may be written by anybody with its key.</summary>
internal static class WorkRules
{
    /// <summary>More outputs than any set of servers wants; each width is one more encoder at the same time.</summary>
    private const int MostPlans = 64;

    private const int MinQuality = 1;
    private const int MaxQuality = 31; // ffmpeg's own limit for -q:v.

    /// <returns>The first rule that is broken, as a sentence for a person; null when all hold.</returns>
    public static string? Violation(WorkMessage work) => work switch
    {
        ProbeWork probe => ViolationOf(probe, probe.Items),
        ExtractWork extract => ViolationOf(extract, [extract.Item]),
        SweepWork sweep => ViolationOf(sweep),
        _ => "The message is no work that this runner knows.",
    };

    private static string? ViolationOf(PreviewWork work, IReadOnlyList<WorkItem>? items) =>
        items is null or [] ? "The message names no item."
        : work.Frames is null ? "The message has no frame options."
        : work.Frames.Quality is < MinQuality or > MaxQuality ? $"The quality {work.Frames.Quality} is not within {MinQuality} to {MaxQuality}."
        : items.Select(ViolationOf).FirstOrDefault(violation => violation is not null);

    private static string? ViolationOf(SweepWork work) =>
        work.Roots is null or [] ? "The message names no root."
        : work.Roots.Count > SweepWork.MaxRoots ? $"The message names {work.Roots.Count} roots; {SweepWork.MaxRoots} are the most."
        : !work.Roots.All(IsPath) ? "The message has a root without an absolute path."
        : work.Roots.Any(IsWholeFileSystem) ? "The message would have the whole file system swept; name the folders of the libraries."
        : null;

    private static string? ViolationOf(WorkItem? item) =>
        item is null ? "The message holds an empty item."
        : !IsPath(item.Path) ? $"Item {item.ItemId} has no absolute path."
        : item.Plans is null or [] ? $"Item {item.ItemId} has no output plan."
        : item.Plans.Count > MostPlans ? $"Item {item.ItemId} has {item.Plans.Count} output plans; {MostPlans} are the most."
        : item.Plans.Select(plan => ViolationOf(item.ItemId, plan)).FirstOrDefault(violation => violation is not null);

    private static string? ViolationOf(long item, OutputPlan? plan) =>
        plan is null ? $"Item {item} has an empty output plan."
        : !IsPath(plan.Target) ? $"Item {item} has an output plan without an absolute path."
        : !PreviewWidth.TryFromPixels(plan.Width, out _) ? $"Item {item} has an output plan of width {plan.Width}."
        : !Interval.TryFromSeconds(plan.IntervalSeconds, out _) ? $"Item {item} has an output plan of interval {plan.IntervalSeconds} s."
        : plan.RequiredFolder is null ? null
        : !IsPath(plan.RequiredFolder) ? $"Item {item} has an output plan whose required folder is no absolute path."
        : !IsBelow(plan.Target, plan.RequiredFolder) ? $"Item {item} has an output plan whose target is not below its required folder."
        : null;

    private static bool IsBelow(string path, string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var prefix = Path.EndsInDirectorySeparator(full) ? full : full + Path.DirectorySeparatorChar;
        return Path.GetFullPath(path).StartsWith(prefix, StringComparison.Ordinal);
    }

    private static bool IsWholeFileSystem(string path) => Path.GetPathRoot(path) == Path.GetFullPath(path);

    private static bool IsPath(string? path) => path is not null && Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal);
}
