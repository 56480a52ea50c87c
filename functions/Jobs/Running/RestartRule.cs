using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// What a restart does to running jobs: nothing, they go on. Unless <c>auto_requeue_on_restart</c> is off; then they have failed. Jobs that wait go on waiting
/// in any case.
/// </summary>
public sealed class RestartRule(Database database, SettingsStore settings, JobLifecycle lifecycle, JobLog log)
{
    /// <summary>To be asked once, before the app's functions run.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        List<Guid> running = await database.ReadAsync(
            context => context.Jobs.Where(job => job.Status == JobStatus.Running && job.Chain == ChainState.None).Select(job => job.Id).ToListAsync(cancellationToken),
            cancellationToken);
        bool isGoneOnWith = settings.ReadOrDefault().RequeueOnRestart;
        foreach (Guid job in running)
        {
            if (isGoneOnWith)
            {
                await log.WarnAsync(job, "The app was started again; the job goes on where it was", cancellationToken);
            }
            else
            {
                await lifecycle.FailAsync(job, "Job was interrupted by server restart", cancellationToken);
            }
        }
    }
}
