using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>Ends a job: in the database first, which is what counts; then the runners and the orchestration are told.</summary>
public sealed class CancelJobFunction(JobCatalog catalog, JobLifecycle lifecycle, RunnerWishes wishes, JobOrchestrations orchestrations, GateBell bell)
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
            await orchestrations.TellAsync(client, job.Id, cancellationToken);
            await bell.RingAsync(client, cancellationToken);
        }

        return ApiJson.Reply(await catalog.GetAsync(id, cancellationToken));
    }
}
