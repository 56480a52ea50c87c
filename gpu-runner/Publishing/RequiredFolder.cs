using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>
/// Outputs in a media server's data folder need it mounted: below an empty mount point, they would fill the runner's own disk, where no
/// server finds them.
/// </summary>
internal static class RequiredFolder
{
    /// <returns>Null when the output may be written, as far as its folder goes.</returns>
    public static string? WhyMissing(OutputPlan plan, IFileSystem files) =>
        plan.RequiredFolder is not { } folder || files.Stat(folder) is { IsDirectory: true }
            ? null
            : $"'{folder}' is not there on the runner: is the media server's data folder mounted, and writable? Nothing was created in its place.";

    /// <summary>Those that can't be written, and why.</summary>
    public static IReadOnlyDictionary<OutputPlan, PlanResult> Failures(IEnumerable<OutputPlan> plans, IFileSystem files)
    {
        var failures = new Dictionary<OutputPlan, PlanResult>();
        foreach (var plan in plans)
        {
            if (WhyMissing(plan, files) is { } reason)
            {
                failures[plan] = plan.Failed(reason);
            }
        }

        return failures;
    }
}
