using PreviewForge.Contracts.Results;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>What each server got of a video, all of its outputs and its own word taken together.</summary>
internal static class ServerStatuses
{
    /// <summary>A JSON object of statuses by server id, equal for equal statuses; null when nothing is to be said.</summary>
    public static string? Of(JobItemRow item)
    {
        var statuses = new SortedDictionary<string, PublishStatus>(StringComparer.Ordinal);
        foreach (IGrouping<string, PlanResult> server in (item.Results ?? []).GroupBy(plan => plan.ServerId))
        {
            statuses[server.Key] = StatusOf([.. server.Select(plan => plan.Status)]);
        }

        foreach ((string id, ItemServer server) in item.Servers ?? new Dictionary<string, ItemServer>())
        {
            if (StatusOf(server, statuses.TryGetValue(id, out PublishStatus written) ? written : null, item.Outcome) is { } status)
            {
                statuses[id] = status;
            }
        }

        return statuses.Count > 0 ? RowJson.Write(statuses) : null;
    }

    /// <summary>The status of each owner of a video that the database keeps as text.</summary>
    /// <param name="publishing">What <see cref="Of"/> made; null when the runner wrote nothing.</param>
    /// <param name="owners">The owners as a JSON list.</param>
    /// <param name="outcome">How the video ended; tells the statuses when there are none of their own.</param>
    public static IReadOnlyDictionary<string, PublishStatus> Read(string? publishing, string owners, ItemOutcome outcome)
    {
        Dictionary<string, PublishStatus> statuses = publishing is null ? [] : RowJson.Read<Dictionary<string, PublishStatus>>(publishing);
        PublishStatus? others = outcome switch
        {
            ItemOutcome.SkippedBifExists => PublishStatus.SkippedOutputExists,
            ItemOutcome.Failed => PublishStatus.Failed,
            _ => null,
        };
        if (others is { } same)
        {
            foreach (string owner in RowJson.Read<string[]>(owners))
            {
                statuses.TryAdd(owner, same);
            }
        }

        return statuses;
    }

    private static PublishStatus? StatusOf(ItemServer server, PublishStatus? written, ItemOutcome? outcome) => server switch
    {
        { Pending: PendingCause.NotIndexed } => PublishStatus.SkippedNotIndexed,
        { Pending: not null } => PublishStatus.SkippedNotInLibrary,
        { State: AnnounceState.Pending } when written != PublishStatus.Failed => PublishStatus.PublishedPendingRegistration,
        _ => written ?? (outcome == ItemOutcome.SkippedBifExists ? PublishStatus.SkippedOutputExists : null),
    };

    private static PublishStatus StatusOf(IReadOnlyList<PlanStatus> plans)
    {
        if (plans.Contains(PlanStatus.Failed))
        {
            return PublishStatus.Failed;
        }

        return plans.Contains(PlanStatus.Published) ? PublishStatus.Published : PublishStatus.SkippedOutputExists;
    }
}
