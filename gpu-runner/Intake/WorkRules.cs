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
    public static string? Violation(WorkMessage work)
    {
        IReadOnlyList<WorkItem>? items = work switch
        {
            ProbeWork probe => probe.Items,
            ExtractWork extract => [extract.Item],
            _ => null,
        };
        return items is null or [] ? "The message names no item."
            : work.Frames is null ? "The message has no frame options."
            : work.Frames.Quality is < MinQuality or > MaxQuality ? $"The quality {work.Frames.Quality} is not within {MinQuality} to {MaxQuality}."
            : items.Select(ViolationOf).FirstOrDefault(violation => violation is not null);
    }

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
        : null;

    private static bool IsPath(string? path) => path is not null && Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal);
}
