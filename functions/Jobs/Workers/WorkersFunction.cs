using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Workers;

/// <summary>Shows the workers, adds some and takes some away. All jobs share them, so the routes of one job do the same, as long as it runs.</summary>
public sealed class WorkersFunction(WorkerCrew crew, WorkerSnapshot snapshot, JobCatalog catalog)
{
    [Function(nameof(ListWorkers))]
    public async Task<IResult> ListWorkers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/jobs/workers")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(new { Workers = await snapshot.TakeAsync(cancellationToken) });

    [Function(nameof(AddWorkers))]
    public async Task<IResult> AddWorkers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/workers/add")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await crew.AddAsync(await ReadAsync(request, cancellationToken), cancellationToken));

    [Function(nameof(RemoveWorkers))]
    public async Task<IResult> RemoveWorkers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/workers/remove")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await crew.RemoveAsync(await ReadAsync(request, cancellationToken), cancellationToken));

    [Function(nameof(AddWorkersOfJob))]
    public async Task<IResult> AddWorkersOfJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{JobRoutes.One}/workers/add")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        WorkerRequest wanted = await ReadAsync(request, cancellationToken);
        await CheckRunsAsync(id, cancellationToken);
        return ApiJson.Reply(await crew.AddAsync(wanted, cancellationToken));
    }

    [Function(nameof(RemoveWorkersOfJob))]
    public async Task<IResult> RemoveWorkersOfJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{JobRoutes.One}/workers/remove")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        WorkerRequest wanted = await ReadAsync(request, cancellationToken);
        await CheckRunsAsync(id, cancellationToken);
        return ApiJson.Reply(await crew.RemoveAsync(wanted, cancellationToken));
    }

    private async Task CheckRunsAsync(string id, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(id, out Guid jobId) || await catalog.FindAsync(jobId, cancellationToken) is not { Status: JobStatus.Running })
        {
            throw ApiException.Invalid("Job is not running");
        }
    }

    private static async Task<WorkerRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
        => WorkerRequest.From(await JsonBody.ReadOptionalAsync(request, cancellationToken));
}
