using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Gives listed videos their plans, or the reason why they get none.</summary>
internal sealed class ItemPlanner(VideoPlanner planner, TimeProvider time)
{
    /// <summary>Leaves room in a message for everything but paths.</summary>
    private const int MaxPathBytes = Wire.MaxMessageBytes - (8 * 1024);

    private readonly Namesakes _namesakes = new();

    /// <summary>Changes the items in place; the caller saves them.</summary>
    public async Task PlanAsync(IReadOnlyList<JobItemRow> items, CancellationToken cancellationToken)
    {
        IReadOnlyList<PlannedVideo> planned = await planner.PlanAsync([.. items.Select(CandidateOf)], cancellationToken);
        foreach ((JobItemRow item, PlannedVideo plan) in items.Zip(planned))
        {
            Apply(item, plan);
            item.Hints = null;
        }
    }

    private static VideoCandidate CandidateOf(JobItemRow item) => item.Hints is { } hints ? new VideoCandidate(item.Path, hints) : new VideoCandidate(item.Path);

    private void Apply(JobItemRow item, PlannedVideo planned)
    {
        if (planned.Plans.Count == 0)
        {
            // A library, or a path mapping, may come.
            item.IsOwed = !planned.IsExcluded;
            End(
                item,
                planned.IsExcluded ? ItemOutcome.SkippedExcluded : ItemOutcome.NoMediaParts,
                planned.IsExcluded ? "Excluded by every media server that owns it" : "In no enabled library of any media server that wants previews");
            return;
        }

        List<OutputPlan> outputs = [.. planned.Plans.Values.OfType<ServerPlan.Ready>().SelectMany(ready => ready.Outputs)];
        string? namesake = outputs.Count > 0 ? _namesakes.Before(item.Path) : null;
        IReadOnlyList<OutputPlan> own = namesake is null ? outputs : Namesakes.Without(item.Path, outputs);
        if (own.Count > 0 && !IsTooLong(item.Path, own))
        {
            item.Plans = own;
            item.State = ItemState.Waiting;
        }

        Describe(item, planned, own);
        if (item.State != ItemState.Waiting)
        {
            EndUnplanned(item, planned, own, namesake);
        }
    }

    /// <summary>Who is told, and who isn't ready; servers whose outputs belong to a namesake are neither.</summary>
    private static void Describe(JobItemRow item, PlannedVideo planned, IReadOnlyList<OutputPlan> own)
    {
        HashSet<string> served = [.. own.Select(output => output.ServerId)];
        var servers = new Dictionary<string, ItemServer>();
        foreach ((string id, ServerPlan plan) in planned.Plans)
        {
            if (plan is ServerPlan.Ready { IsAnnounced: true } ready && served.Contains(id))
            {
                servers[id] = new ItemServer { ItemId = ready.ItemId };
            }
            else if (plan is ServerPlan.Pending pending)
            {
                servers[id] = new ItemServer { ItemId = pending.ItemId, Pending = pending.Cause, Reason = pending.Reason };
            }
        }

        item.Servers = servers.Count > 0 ? servers : null;
        item.IsOwed = servers.Values.Any(server => server.Pending is not null);
        item.Owners = RowJson.Write(planned.Plans.Where(plan => plan.Value is ServerPlan.Pending || served.Contains(plan.Key)).Select(plan => plan.Key));
    }

    private void EndUnplanned(JobItemRow item, PlannedVideo planned, IReadOnlyList<OutputPlan> own, string? namesake)
    {
        if (own.Count > 0)
        {
            End(item, ItemOutcome.Failed, "The paths of the file and its previews are too long for one message");
        }
        else if (item.IsOwed)
        {
            item.Publishing = ServerStatuses.Of(item);
            End(item, ItemOutcome.SkippedNotIndexed, ReasonsOf(planned));
        }
        else if (namesake is not null)
        {
            End(
                item, ItemOutcome.SkippedExcluded,
                $"{Path.GetFileName(namesake)} differs in nothing but the extension and would have the same preview files; rename one of them to get both");
        }
        else
        {
            End(item, ItemOutcome.NoMediaParts, ReasonsOf(planned));
        }
    }

    private static string ReasonsOf(PlannedVideo planned) => string.Join(" ", planned.Plans.Values.Select(plan => plan switch
    {
        ServerPlan.Pending pending => pending.Reason,
        ServerPlan.Never never => never.Reason,
        _ => "",
    }).Where(reason => reason.Length > 0).Distinct());

    /// <summary>In JSON, a character takes up to six bytes.</summary>
    private static bool IsTooLong(string path, IReadOnlyList<OutputPlan> outputs) => 6 * (path.Length + outputs.Sum(plan => plan.Target.Length)) > MaxPathBytes;

    private void End(JobItemRow item, ItemOutcome outcome, string reason)
    {
        item.State = ItemState.Done;
        item.Outcome = outcome;
        item.Reason = reason;
        item.FinishedAt = time.GetUtcNow();
    }
}
