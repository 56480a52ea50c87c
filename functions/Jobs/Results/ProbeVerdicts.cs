using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>Applies the verdicts of a probe, a statement for each kind of verdict instead of one for each video.</summary>
internal static class ProbeVerdicts
{
    public static async Task ApplyAsync(PreviewForgeDbContext context, ProbeResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (IGrouping<(ProbeVerdict Verdict, string? Reason), ProbedItem> group in result.Items.GroupBy(item => (item.Verdict, item.Reason)))
        {
            List<long> ids = [.. group.Select(item => item.ItemId)];
            await ApplyAsync(context, Probed(context, result).Where(item => ids.Contains(item.Id)), group.Key, now, cancellationToken);
        }

        await ProbeAgainAsync(Probed(context, result), now, cancellationToken);
    }

    private static IQueryable<JobItemRow> Probed(PreviewForgeDbContext context, ProbeResult result)
        => context.Items.Where(item => item.DispatchId == result.DispatchId && item.State == ItemState.Probing);

    private static Task ApplyAsync(
        PreviewForgeDbContext context, IQueryable<JobItemRow> items, (ProbeVerdict Verdict, string? Reason) verdict, DateTimeOffset now, CancellationToken cancellationToken)
        => verdict switch
        {
            (ProbeVerdict.NeedsExtraction, _) => items.ExecuteUpdateAsync(
                update => update.SetProperty(item => item.State, ItemState.Ready)
                    .SetProperty(item => item.DispatchId, (Guid?)null)
                    .SetProperty(item => item.Attempts, 0),
                cancellationToken),
            (ProbeVerdict.Fresh, _) => FreshItems.ApplyAsync(context, items, verdict.Reason, now, cancellationToken),
            (ProbeVerdict.SourceMissing, _) => FinishAsync(items, ItemOutcome.SkippedFileNotFound, verdict.Reason ?? "The file is not there", now, cancellationToken),
            (_, var reason) => FinishAsync(items, ItemOutcome.Failed, reason ?? "The file can't be read", now, cancellationToken),
        };

    private static Task<int> FinishAsync(IQueryable<JobItemRow> items, ItemOutcome outcome, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
        => items.ExecuteUpdateAsync(
            update => update.SetProperty(item => item.State, ItemState.Done)
                .SetProperty(item => item.Outcome, outcome)
                .SetProperty(item => item.Reason, reason)
                .SetProperty(item => item.IsOwed, outcome == ItemOutcome.SkippedFileNotFound)
                .SetProperty(item => item.FinishedAt, now),
            cancellationToken);

    /// <summary>A runner that ends gives back what it has not looked at; not for ever, though.</summary>
    private static async Task ProbeAgainAsync(IQueryable<JobItemRow> unnamed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await FinishAsync(
            unnamed.Where(item => item.Attempts >= DispatchLedger.MaxAttempts),
            ItemOutcome.Failed, $"No runner looked at the file in {DispatchLedger.MaxAttempts} tries", now, cancellationToken);
        await unnamed.ExecuteUpdateAsync(
            update => update.SetProperty(item => item.State, ItemState.Waiting).SetProperty(item => item.DispatchId, (Guid?)null), cancellationToken);
    }
}
