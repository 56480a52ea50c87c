using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>A BIF beside the video; Emby finds it by its name, so nothing is asked.</summary>
internal sealed class EmbyPlans(MediaServerSettings server, int interval) : IOutputPlans
{
    private readonly PreviewWidth _width = PreviewWidth.FromPixels(server.Output.Width);
    private readonly Interval _interval = Interval.FromSeconds(server.Output.FrameInterval ?? interval);

    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ServerPlan>>([.. videos.Select(PlanOf)]);

    private ServerPlan.Ready PlanOf(PlanRequest video) => new(
        [new OutputPlan(server.Id, OutputFormat.Bif, EmbySidecarName.For(video.Path, _width, _interval), _width.Pixels, _interval.Seconds)],
        video.Item?.ItemId);
}
