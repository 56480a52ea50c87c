using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>A whole sweep: counts, judges, and only then removes. Doing it twice removes nothing the second time.</summary>
internal sealed class Sweeper(Census census, Removal removal, RunnerOptions options, ILogger<Sweeper> log)
{
    /// <exception cref="OperationCanceledException">No longer wanted; what was removed until then is whole.</exception>
    public SweepResult Sweep(SweepWork work, SweepSteps steps)
    {
        var roots = SweepRoot.Of(work.Roots);
        var tally = new SweepTally();
        var refusal = census.Take(roots, tally, steps);
        if (refusal is null && !work.DryRun)
        {
            refusal = removal.Run(roots, tally, steps);
        }

        log.LogInformation(
            "Sweep for job {Job}: {Orphans} of {Previews} previews have no video, {Removed} were removed. {Refusal}",
            work.JobId, tally.Orphans, tally.Previews, tally.Removed, refusal?.Reason);
        return tally.ApplyTo(Answer(work) with { Refusal = refusal });
    }

    /// <summary>A result without any counts.</summary>
    public SweepResult Answer(SweepWork work) =>
        new() { DispatchId = work.DispatchId, JobId = work.JobId, RunnerId = options.RunnerId, DryRun = work.DryRun };
}
