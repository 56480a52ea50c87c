using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Planning;

/// <summary>Tiles beside the video. Their place needs no id, so nothing is asked.</summary>
internal sealed class BesideMediaPlans(TrickplayScale scale) : IOutputPlans
{
    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ServerPlan>>(
            [.. videos.Select(video => new ServerPlan.Ready([scale.PlanAt(TrickplayFolder.BesideMedia(video.Path, scale.Width))], video.Item?.ItemId))]);
}
