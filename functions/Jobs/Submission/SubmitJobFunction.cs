using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>Takes jobs over HTTP.</summary>
public sealed class SubmitJobFunction(JobSubmission submission, GateBell bell, JobCatalog catalog)
{
    [Function(nameof(SubmitManualJob))]
    public async Task<IResult> SubmitManualJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.Manual)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        using JsonDocument body = await JsonBody.ReadObjectAsync(request, cancellationToken);
        Guid jobId = await submission.SubmitAsync(ManualJobRequest.From(body.RootElement), cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        return ApiJson.Reply(await catalog.CreatedAsync(jobId, cancellationToken), StatusCodes.Status201Created);
    }

    [Function(nameof(SubmitLibraryJob))]
    public async Task<IResult> SubmitLibraryJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.All)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        using JsonDocument body = await JsonBody.ReadObjectAsync(request, cancellationToken);
        Guid jobId = await submission.SubmitAsync(LibraryJobRequest.From(body.RootElement), cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        return ApiJson.Reply(await catalog.CreatedAsync(jobId, cancellationToken), StatusCodes.Status201Created);
    }
}
