using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Dispatching;

/// <summary>
/// Takes back what was sent of a job that is held alone: nobody waits for these answers any more, and the videos are as if they had not been sent. Runners are
/// told to drop the messages, as of a cancelled job; one that works on all the same does no harm, because its answer counts no more.
/// </summary>
internal static class WithdrawnWork
{
    public static async Task TakeBackAsync(PreviewForgeDbContext context, Guid jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.Dispatches.Where(dispatch => dispatch.JobId == jobId && dispatch.AnsweredAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(dispatch => dispatch.AnsweredAt, now), cancellationToken);
        await PutBackAsync(context, jobId, ItemState.Probing, ItemState.Waiting, cancellationToken);
        await PutBackAsync(context, jobId, ItemState.Extracting, ItemState.Ready, cancellationToken);
    }

    private static Task<int> PutBackAsync(PreviewForgeDbContext context, Guid jobId, ItemState from, ItemState to, CancellationToken cancellationToken)
        => context.Items.Where(item => item.JobId == jobId && item.State == from).ExecuteUpdateAsync(
            update => update.SetProperty(item => item.State, to)
                .SetProperty(item => item.DispatchId, (Guid?)null)
                .SetProperty(item => item.Attempts, item => item.Attempts - 1),
            cancellationToken);
}
