using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Shows jobs and their videos.</summary>
public sealed class JobsFunction(JobCatalog catalog, JobFiles files)
{
    [Function(nameof(ListJobs))]
    public async Task<IResult> ListJobs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = JobRoutes.All)] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await catalog.ListAsync(PageRequest.From(request.Query, defaultPerPage: 50, maxPerPage: 200, leastPage: 0), request.Query["include_retry_attempts"] == "1", cancellationToken));

    [Function(nameof(CountJobs))]
    public async Task<IResult> CountJobs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = JobRoutes.Stats)] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await catalog.StatsAsync(cancellationToken));

    [Function(nameof(GetJob))]
    public async Task<IResult> GetJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = JobRoutes.One)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await catalog.GetAsync(id, cancellationToken));

    [Function(nameof(GetJobFiles))]
    public async Task<IResult> GetJobFiles(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = JobRoutes.Files)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        JobView job = await catalog.GetAsync(id, cancellationToken);
        var filter = new FileFilter(request.Query["outcome"].ToString(), request.Query["search"].ToString());
        return ApiJson.Reply(await files.ListAsync(
            job.Id, filter, PageRequest.From(request.Query, defaultPerPage: 100, maxPerPage: 500, leastPage: 1), cancellationToken));
    }
}
