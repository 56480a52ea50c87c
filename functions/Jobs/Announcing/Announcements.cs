using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Announcing;

/// <summary>What a server is told of a video.</summary>
internal static class Announcements
{
    public static Announcement Of(JobItemRow item, string serverId) => new(
        item.Path,
        item.Servers![serverId].ItemId,
        [.. item.Plans.Where(plan => plan.ServerId == serverId).Select(plan => OutputOf(plan, ResultOf(item, plan)))])
    {
        SourceBytes = item.Extraction?.SourceBytes ?? 0,
        IsNew = item.Plans.Any(plan => plan.ServerId == serverId && ResultOf(item, plan)?.Status == PlanStatus.Published),
        IsFirst = item.Announces == 0,
    };

    private static PlanResult? ResultOf(JobItemRow item, OutputPlan plan) => item.Results?.FirstOrDefault(result => result.ServerId == plan.ServerId && result.Target == plan.Target);

    private static AnnouncedOutput OutputOf(OutputPlan plan, PlanResult? result) => new(plan, result?.FrameCount ?? 0, result?.Width ?? 0, result?.Height ?? 0);
}
