using System.Collections.Concurrent;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>
/// The counts of jobs as clients poll for them. To count a job of 100,000 videos takes a quarter of a second, so it is done at most once a second
/// for each job, however many ask.
/// </summary>
public sealed class RunningTallies(TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (long CountedAt, JobTally Tally)> _counted = new();

    /// <summary>The tally that was kept at the end of the job; of a job that runs, one that is at most a second old.</summary>
    public async Task<JobTally> OfAsync(PreviewForgeDbContext context, JobRow job, CancellationToken cancellationToken)
    {
        if (job.Tally is { } final)
        {
            return final;
        }

        if (job.Status == JobStatus.Pending)
        {
            return new JobTally();
        }

        if (_counted.TryGetValue(job.Id, out (long CountedAt, JobTally Tally) last) && IsYoung(last.CountedAt))
        {
            return last.Tally;
        }

        long now = time.GetTimestamp();
        JobTally tally = await TallyQuery.CountAsync(context, job.Id, cancellationToken);
        foreach (Guid old in _counted.Where(entry => !IsYoung(entry.Value.CountedAt)).Select(entry => entry.Key))
        {
            _counted.TryRemove(old, out _);
        }

        _counted[job.Id] = (now, tally);
        return tally;
    }

    private bool IsYoung(long countedAt) => time.GetElapsedTime(countedAt) < MaxAge;
}
