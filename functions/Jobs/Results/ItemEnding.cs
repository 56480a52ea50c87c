using PreviewForge.Contracts.Results;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>The last steps of a video: servers that have outputs of it are told; then it is done.</summary>
internal static class ItemEnding
{
    /// <summary>Servers whose outputs are in place, and which have not answered for good.</summary>
    public static IEnumerable<string> ServersToAsk(JobItemRow item) => (item.Servers ?? new Dictionary<string, ItemServer>())
        .Where(server => server.Value is { Pending: null, State: null or AnnounceState.Pending } && !HasFailed(item, server.Key))
        .Select(server => server.Key);

    /// <summary>An item whose outcome and results are set.</summary>
    public static void AnnounceOrEnd(JobItemRow item, DateTimeOffset now)
    {
        if (item.Outcome is ItemOutcome.Generated or ItemOutcome.SkippedBifExists or ItemOutcome.Failed && HasOutputs(item) && ServersToAsk(item).Any())
        {
            item.State = ItemState.Announcing;
            item.AnnounceAt = now;
            return;
        }

        End(item, now);
    }

    public static void End(JobItemRow item, DateTimeOffset now)
    {
        item.State = ItemState.Done;
        item.AnnounceAt = null;
        item.Publishing = ServerStatuses.Of(item);
        item.IsOwed = item.Outcome == ItemOutcome.SkippedFileNotFound || item.Servers?.Values.Any(server => server.Pending is not null || server.State == AnnounceState.Pending) == true;
        item.FinishedAt = now;
    }

    /// <summary>A probe's verdict of fresh comes without results; an extraction that failed may have written some outputs.</summary>
    private static bool HasOutputs(JobItemRow item)
        => item.Outcome == ItemOutcome.SkippedBifExists || (item.Results ?? []).Any(plan => plan.Status != PlanStatus.Failed);

    private static bool HasFailed(JobItemRow item, string serverId)
        => (item.Results ?? []).Any(plan => plan.ServerId == serverId && plan.Status == PlanStatus.Failed);
}
