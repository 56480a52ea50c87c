using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Makes the items of one job: each with what is to be written, or with the reason why nothing is.</summary>
internal sealed class ItemPlanner(Guid jobId, VideoPlanner planner, TimeProvider time)
{
    /// <summary>Leaves room in a message for everything but paths.</summary>
    private const int MaxPathBytes = Wire.MaxMessageBytes - (8 * 1024);

    private readonly Namesakes _namesakes = new();

    /// <summary>One item per video, in their order.</summary>
    public async Task<IReadOnlyList<JobItemRow>> PlanAsync(IReadOnlyList<FoundVideo> videos, CancellationToken cancellationToken)
    {
        JobItemRow?[] items = [.. videos.Select(UnfitItem)];
        int[] fit = [.. Enumerable.Range(0, videos.Count).Where(index => items[index] is null)];
        IReadOnlyList<PlannedVideo> planned = await planner.PlanAsync([.. fit.Select(index => videos[index].Candidate)], cancellationToken);
        foreach ((int index, PlannedVideo plan) in fit.Zip(planned))
        {
            items[index] = ItemOf(videos[index], plan);
        }

        return [.. items.OfType<JobItemRow>()];
    }

    private JobItemRow? UnfitItem(FoundVideo video)
    {
        if (!video.Exists)
        {
            return Done(video, ItemOutcome.SkippedFileNotFound, "The file is not there");
        }

        return Path.GetFileNameWithoutExtension(video.Path).Length > 0
            ? null
            : Done(video, ItemOutcome.Failed, "The file has no name before its extension, and its previews would have none");
    }

    private JobItemRow ItemOf(FoundVideo video, PlannedVideo planned)
    {
        if (planned.Plans.Count == 0)
        {
            return planned.IsExcluded
                ? Done(video, ItemOutcome.SkippedExcluded, "Excluded by every media server that owns it")
                : Done(video, ItemOutcome.NoMediaParts, "In no enabled library of any media server that wants previews");
        }

        var outputs = planned.Plans.Values.OfType<ServerPlan.Ready>().SelectMany(ready => ready.Outputs).ToList();
        string? namesake = outputs.Count > 0 ? _namesakes.Before(video.Path) : null;
        IReadOnlyList<OutputPlan> own = namesake is null ? outputs : Namesakes.Without(video.Path, outputs);
        return (own, outputs) switch
        {
            ([], []) => Unplanned(video, planned),
            ([], _) => Done(
                video, ItemOutcome.SkippedExcluded,
                $"{Path.GetFileName(namesake)} differs in nothing but the extension and would have the same preview files; rename one of them to get both"),
            _ when IsTooLong(video, own) => Done(video, ItemOutcome.Failed, "The paths of the file and its previews are too long for one message"),
            _ => new JobItemRow { JobId = jobId, Path = video.Path, Plans = own, Owners = RowJson.Write(planned.Plans.Keys) },
        };
    }

    private JobItemRow Unplanned(FoundVideo video, PlannedVideo planned)
    {
        string reasons = string.Join(". ", planned.Plans.Values.Select(ReasonOf).Distinct());
        bool canCome = planned.Plans.Values.Any(plan => plan is ServerPlan.Pending);
        return Done(video, canCome ? ItemOutcome.SkippedNotIndexed : ItemOutcome.NoMediaParts, reasons);
    }

    private static string ReasonOf(ServerPlan plan) => plan switch
    {
        ServerPlan.Pending pending => pending.Reason,
        ServerPlan.Never never => never.Reason,
        _ => "",
    };

    /// <summary>In JSON, a character takes up to six bytes.</summary>
    private static bool IsTooLong(FoundVideo video, IReadOnlyList<OutputPlan> outputs)
        => 6 * (video.Path.Length + outputs.Sum(plan => plan.Target.Length)) > MaxPathBytes;

    private JobItemRow Done(FoundVideo video, ItemOutcome outcome, string reason) => new()
    {
        JobId = jobId,
        Path = video.Path,
        Plans = [],
        Owners = "[]",
        State = ItemState.Done,
        Outcome = outcome,
        Reason = reason,
        FinishedAt = time.GetUtcNow(),
    };
}
