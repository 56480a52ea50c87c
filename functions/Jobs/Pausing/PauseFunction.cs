using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>
/// Holds all work for a person, and lets it go on. The routes below a job do the same: scripts know them by these names. Letting go on lifts the person's own
/// pause only, so the answer may still be that work is held, with the reasons.
/// </summary>
public sealed class PauseFunction(UserPause user, ProcessingPause pause, PauseNews news, JobCatalog catalog)
{
    [Function(nameof(GetPause))]
    public IResult GetPause([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/processing/state")] HttpRequest request)
        => ApiJson.Reply(PauseView.Of(pause));

    [Function(nameof(PauseAll))]
    public Task<IResult> PauseAll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/processing/pause")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => SetAsync(true, client, cancellationToken);

    [Function(nameof(ResumeAll))]
    public Task<IResult> ResumeAll(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/processing/resume")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => SetAsync(false, client, cancellationToken);

    [Function(nameof(PauseByJob))]
    public async Task<IResult> PauseByJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{JobRoutes.One}/pause")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await catalog.GetAsync(id, cancellationToken);
        return await SetAsync(true, client, cancellationToken);
    }

    [Function(nameof(ResumeByJob))]
    public async Task<IResult> ResumeByJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{JobRoutes.One}/resume")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await catalog.GetAsync(id, cancellationToken);
        return await SetAsync(false, client, cancellationToken);
    }

    private async Task<IResult> SetAsync(bool paused, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await user.SetAsync(paused, cancellationToken);
        await news.SpreadAsync(client, cancellationToken);
        return ApiJson.Reply(PauseView.Of(pause));
    }
}
