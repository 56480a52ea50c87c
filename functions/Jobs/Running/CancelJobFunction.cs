using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Retrying;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// Ends a job: in the database first, which is what counts; then the runners are told, which look for it every second; then the orchestrations of the job and of the tries
/// that ended with it, so that nobody goes on until a watchdog barks.
/// </summary>
public sealed class CancelJobFunction(JobCatalog catalog, JobLifecycle lifecycle, RunnerWishes wishes, RunningJobs running, CancelledChains chains)
{
    [Function(nameof(CancelJob))]
    public async Task<IResult> CancelJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.Cancel)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JobView job = await catalog.GetAsync(id, cancellationToken);
        if (await lifecycle.CancelAsync(job.Id, cancellationToken))
        {
            await wishes.PublishAsync(cancellationToken);
            await running.LookAgainAsync(client, [job.Id, .. await chains.EndAsync(client, job.Id, cancellationToken)], cancellationToken);
        }

        return ApiJson.Reply(await catalog.GetAsync(id, cancellationToken));
    }
}
