using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Runners;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>Has the runners search for GPUs again. What they find is in the status seconds later.</summary>
public sealed class RescanGpusFunction(RescanWish wish, RunnerWishes wishes, IRunnerHeartbeats heartbeats)
{
    [Function(nameof(RescanGpus))]
    public async Task<IResult> RescanGpus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/system/rescan-gpus")] HttpRequest request, CancellationToken cancellationToken)
    {
        wish.Ask();
        await wishes.PublishAsync(cancellationToken);
        RunnerSnapshot runners = await heartbeats.CurrentAsync(cancellationToken);
        return ApiJson.Reply(new { Gpus = GpuView.Of(runners.Living) });
    }
}
