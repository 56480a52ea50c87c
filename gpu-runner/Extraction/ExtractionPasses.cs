using PreviewForge.Contracts.Work;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Divides the outputs of a video among as few extractions as is sensible. One extraction makes its pictures at the greatest common
/// divisor of all intervals, and that may be far finer than any of them: 7 and 10 seconds make a picture each second.
/// </summary>
internal static class ExtractionPasses
{
    /// <summary>Another pass reads and starts everything anew, so it must save at least half of the pictures.</summary>
    private const double WorthAnotherPass = 2;

    /// <returns>The plans of each pass; every plan is in one.</returns>
    public static IReadOnlyList<IReadOnlyList<OutputPlan>> Of(IReadOnlyList<OutputPlan> plans)
    {
        var groups = GroupByDivisor(plans);
        var apart = groups.Sum(group => 1.0 / group[0].IntervalSeconds);
        var together = 1.0 / plans.Select(plan => plan.IntervalSeconds).Aggregate(GreatestCommonDivisor);
        return together > WorthAnotherPass * apart ? groups : [plans];
    }

    /// <summary>The first of each group has an interval that divides those of the others.</summary>
    private static List<List<OutputPlan>> GroupByDivisor(IReadOnlyList<OutputPlan> plans)
    {
        var groups = new List<List<OutputPlan>>();
        foreach (var plan in plans.OrderBy(plan => plan.IntervalSeconds))
        {
            if (groups.Find(group => plan.IntervalSeconds % group[0].IntervalSeconds is 0) is { } fitting)
            {
                fitting.Add(plan);
            }
            else
            {
                groups.Add([plan]);
            }
        }

        return groups;
    }

    private static int GreatestCommonDivisor(int a, int b) => b is 0 ? a : GreatestCommonDivisor(b, a % b);
}
