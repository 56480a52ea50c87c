using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Contracts;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Editing;

/// <summary>Changes the urgency of jobs, removes them, and does them again.</summary>
public sealed class EditJobsFunction(JobCatalog catalog, JobEdits edits, JobRemoval removal, Reprocessing reprocessing, GateBell bell)
{
    [Function(nameof(SetJobPriority))]
    public async Task<IResult> SetJobPriority(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.Priority)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JobView job = await catalog.GetAsync(id, cancellationToken);
        JobPriority priority = PriorityOf((await JsonBody.ReadOptionalAsync(request, cancellationToken))["priority"]);
        await edits.SetPriorityAsync(job.Id, priority, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        return ApiJson.Reply(await catalog.FindAsync(job.Id, cancellationToken));
    }

    [Function(nameof(ReprocessJob))]
    public async Task<IResult> ReprocessJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.Reprocess)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JobView job = await catalog.GetAsync(id, cancellationToken);
        Guid again = await reprocessing.AgainAsync(job.Id, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        return ApiJson.Reply(await catalog.FindAsync(again, cancellationToken), StatusCodes.Status201Created);
    }

    [Function(nameof(DeleteJob))]
    public async Task<IResult> DeleteJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = JobRoutes.One)] HttpRequest request, string id, CancellationToken cancellationToken)
        => Guid.TryParse(id, out Guid jobId) && await removal.DeleteAsync(jobId, cancellationToken)
            ? ApiJson.Reply(new { Success = true })
            : throw ApiException.NotFound("Job not found or is running");

    [Function(nameof(ClearJobs))]
    public async Task<IResult> ClearJobs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.Clear)] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        int cleared = await removal.ClearAsync(ClearRequest.StatusesOf(body["statuses"]), before: null, cancellationToken);
        return ApiJson.Reply(new { Success = true, Cleared = cleared });
    }

    /// <summary>Digits may come as text.</summary>
    private static JobPriority PriorityOf(JsonNode? node)
    {
        string text = node switch
        {
            null => throw ApiException.Invalid("priority is required"),
            JsonValue value => value.ToString().Trim(),
            _ => "",
        };
        // Enum.TryParse takes lists of names and signs, too.
        JobPriority known = Enum.GetValues<JobPriority>().FirstOrDefault(
            priority => text.Equals(priority.ToString(), StringComparison.OrdinalIgnoreCase) || text == ((int)priority).ToString(CultureInfo.InvariantCulture));
        return Enum.IsDefined(known)
            ? known
            : throw ApiException.Invalid("priority must be 1 (high), 2 (normal) or 3 (low)");
    }
}
