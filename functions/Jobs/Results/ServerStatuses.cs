using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>What a server got of a video, when it gets several outputs.</summary>
internal static class ServerStatuses
{
    /// <summary>A JSON object of statuses by server id, equal for equal statuses; null when there are none.</summary>
    public static string? Of(IReadOnlyList<PlanResult> plans)
    {
        var statuses = plans.GroupBy(plan => plan.ServerId).OrderBy(server => server.Key, StringComparer.Ordinal)
            .ToDictionary(server => server.Key, server => StatusOf([.. server.Select(plan => plan.Status)]));
        return statuses.Count > 0 ? RowJson.Write(statuses) : null;
    }

    /// <summary>The status of each owner of a video that the database keeps as text.</summary>
    /// <param name="publishing">What <see cref="Of"/> made; null when the runner wrote nothing.</param>
    /// <param name="owners">The owners as a JSON list.</param>
    /// <param name="outcome">How the video ended; tells the statuses when there are none of their own.</param>
    public static IReadOnlyDictionary<string, PublishStatus> Read(string? publishing, string owners, ItemOutcome outcome)
    {
        if (publishing is not null)
        {
            return RowJson.Read<Dictionary<string, PublishStatus>>(publishing);
        }

        PublishStatus? status = outcome switch
        {
            ItemOutcome.SkippedBifExists => PublishStatus.SkippedOutputExists,
            ItemOutcome.Failed => PublishStatus.Failed,
            _ => null,
        };
        return status is { } same ? RowJson.Read<string[]>(owners).ToDictionary(owner => owner, _ => same) : new Dictionary<string, PublishStatus>();
    }

    private static PublishStatus StatusOf(IReadOnlyList<PlanStatus> plans)
    {
        if (plans.Contains(PlanStatus.Failed))
        {
            return PublishStatus.Failed;
        }

        return plans.Contains(PlanStatus.Published) ? PublishStatus.Published : PublishStatus.SkippedOutputExists;
    }
}
