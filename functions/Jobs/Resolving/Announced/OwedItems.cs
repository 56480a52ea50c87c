using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Gives an owed video, whose file was not known, the place among its job's videos that its files have.</summary>
internal static class OwedItems
{
    /// <summary>Runs within the context's transaction. Nothing changes when the name stayed the same.</summary>
    /// <param name="context">The transaction's.</param>
    /// <param name="before">What was owed.</param>
    /// <param name="found">What it is by now; at least one.</param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    public static async Task ReplaceAsync(PreviewForgeDbContext context, JobItemRow before, IReadOnlyList<JobItemRow> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0 || found.Any(video => video.Path == before.Path))
        {
            return;
        }

        await ItemInserter.InsertAsync(context, [.. found.Select(video => PlaceOf(before, video))], cancellationToken);
        await context.Items.Where(item => item.Id == before.Id).ExecuteDeleteAsync(cancellationToken);
    }

    private static JobItemRow PlaceOf(JobItemRow before, JobItemRow video) => new()
    {
        JobId = before.JobId,
        Path = video.Path,
        Title = video.Title.Length > 0 ? video.Title : before.Title,
        Rank = before.Rank,
        State = ItemState.Done,
        Outcome = before.Outcome,
        Reason = before.Reason,
        FinishedAt = before.FinishedAt,
        IsOwed = true,
    };
}
