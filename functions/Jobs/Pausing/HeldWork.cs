using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Whether a running job may send work now.</summary>
public sealed class HeldWork(Database database, ProcessingPause pause, TimeProvider time)
{
    /// <summary>
    /// True while all work is held, or this job is. Of a job that is held alone, what was sent is taken back; while all work is held the runners keep theirs, and go on
    /// with it. A job that has ended is not held: it has to find that out.
    /// </summary>
    public async Task<bool> IsHeldAsync(Guid jobId, CancellationToken cancellationToken)
    {
        bool isHeldAlone = await database.ReadAsync(
            context => context.Jobs.AnyAsync(job => job.Id == jobId && job.Status == JobStatus.Running && !job.HoldsSlot, cancellationToken), cancellationToken);
        if (isHeldAlone)
        {
            await database.WriteAsync(
                async context =>
                {
                    await WithdrawnWork.TakeBackAsync(context, jobId, time.GetUtcNow(), cancellationToken);
                    return 0;
                },
                cancellationToken);
        }

        return isHeldAlone || pause.IsActive;
    }
}
