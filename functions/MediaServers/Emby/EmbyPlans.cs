using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>A BIF beside the video; Emby finds it by its name, so nothing is asked.</summary>
internal sealed class EmbyPlans(MediaServerSettings server, int interval) : IOutputPlans
{
    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ServerPlan>>([.. videos.Select(PlanOf)]);

    private ServerPlan.Ready PlanOf(PlanRequest video)
    {
        PreviewWidth width = PreviewWidth.FromPixels(server.Output.Width);
        Interval seconds = Interval.FromSeconds(server.Output.FrameInterval ?? interval);
        return new([new OutputPlan(server.Id, OutputFormat.Bif, EmbySidecarName.For(video.Path, width, seconds), width.Pixels, seconds.Seconds)], video.Item?.ItemId);
    }
}
