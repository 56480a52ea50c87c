using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Retention;

/// <summary>At start and hourly: jobs that ended more than <c>job_history_days</c> ago are removed with their files; so are logs without a job.</summary>
public sealed class RetentionFunction(JobRemoval removal, OrphanLogs logs, SettingsStore settings, TimeProvider time, ILogger<RetentionFunction> logger)
{
    private static readonly JobStatus[] Ended = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    [Function(nameof(RetentionFunction))]
    public async Task RunAsync([TimerTrigger("0 17 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
    {
        // While the settings can't be read, nobody knows how long jobs are to be kept.
        int days = settings.Read().JobHistoryDays;
        int removed = await removal.ClearAsync(Ended, time.GetUtcNow().AddDays(-days), cancellationToken);
        if (removed > 0)
        {
            logger.LogInformation("Removed {Count} jobs that ended more than {Days} days ago", removed, days);
        }

        await logs.RemoveAsync(cancellationToken);
    }
}
