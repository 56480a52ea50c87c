using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>Applies what came of the clean-up of a folder.</summary>
internal static class SweepOutcomes
{
    public static async Task ApplyAsync(PreviewForgeDbContext context, SweepResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        JobItemRow? item = await context.Items.SingleOrDefaultAsync(
            row => row.DispatchId == result.DispatchId && row.State == ItemState.Probing, cancellationToken);
        if (item is null)
        {
            return;
        }

        item.Outcome = result.Refusal is null ? ItemOutcome.Swept : ItemOutcome.Failed;
        item.Reason = result.Refusal?.Reason ?? TextOf(result);
        item.State = ItemState.Done;
        item.FinishedAt = now;
    }

    /// <summary>Such as <c>3 of 812 previews belonged to videos that are gone; 3 removed, 1.2 MB</c>.</summary>
    public static string TextOf(SweepResult result)
    {
        string found = $"{result.Orphans} of {result.Previews} previews belonged to videos that are gone";
        string done = result.DryRun ? "nothing was removed, as was asked" : $"{result.Removed} removed, {ExtractionText.Bytes(result.Bytes)}";
        return result.NotRemoved > 0 ? $"{found}; {done}; {result.NotRemoved} could not be removed: {result.Problem}" : $"{found}; {done}";
    }
}
