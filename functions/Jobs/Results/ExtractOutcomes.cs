using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>Applies the outcome of an extraction to its video.</summary>
internal static class ExtractOutcomes
{
    public static async Task ApplyAsync(PreviewForgeDbContext context, ExtractResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        JobItemRow? item = await context.Items.SingleOrDefaultAsync(
            row => row.DispatchId == result.DispatchId && row.State == ItemState.Extracting, cancellationToken);
        if (item is null)
        {
            return;
        }

        item.Worker = result.Worker;
        if (result.Outcome is ExtractOutcome.SourceChanged or ExtractOutcome.Cancelled && item.Attempts < DispatchLedger.MaxAttempts)
        {
            item.State = ItemState.Ready;
            item.DispatchId = null;
            return;
        }

        item.Outcome = OutcomeOf(result.Outcome);
        item.Reason = result.Reason ?? DefaultReason(result.Outcome) ?? ExtractionText.Detour(result.Report);
        item.FrameSource = result.Source ?? (result.Outcome == ExtractOutcome.Fresh ? FrameSource.OutputExisted : null);
        item.Results = result.Plans.Count > 0 ? result.Plans : null;
        item.Extraction = result.Report;
        if (result.Plans.Any(plan => plan.Status == PlanStatus.Published))
        {
            await context.Shown.Where(row => row.Path == item.Path).ExecuteDeleteAsync(cancellationToken);
        }

        ItemEnding.AnnounceOrEnd(item, now);
    }

    private static ItemOutcome OutcomeOf(ExtractOutcome outcome) => outcome switch
    {
        ExtractOutcome.Published => ItemOutcome.Generated,
        ExtractOutcome.Fresh => ItemOutcome.SkippedBifExists,
        ExtractOutcome.SourceMissing => ItemOutcome.SkippedFileNotFound,
        _ => ItemOutcome.Failed,
    };

    private static string? DefaultReason(ExtractOutcome outcome) => outcome switch
    {
        ExtractOutcome.SourceMissing => "The file is not there",
        ExtractOutcome.SourceChanged => "The file changed each time while it was read: is it still being written?",
        ExtractOutcome.NoFrames => "The file holds no picture",
        ExtractOutcome.Cancelled => "The runner gave the work back undone each time",
        ExtractOutcome.Failed => "The runner failed and didn't say why; see its log",
        _ => null,
    };
}
