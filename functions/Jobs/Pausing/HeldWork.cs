using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Whether a running job may send work now, and what becomes of work that was sent before it might not.</summary>
public sealed class HeldWork(Database database, ProcessingPause pause, TimeProvider time)
{
    /// <summary>Looks, and changes nothing.</summary>
    public async Task<WorkHold> HoldOfAsync(Guid jobId, CancellationToken cancellationToken)
    {
        bool isHeldAlone = await database.ReadAsync(context => IsHeldAloneAsync(context, jobId, cancellationToken), cancellationToken);
        return isHeldAlone ? WorkHold.ThisJob : pause.IsActive ? WorkHold.AllWork : WorkHold.None;
    }

    /// <summary>Takes back what was sent of a job that is held alone. Nothing is taken from one that has its slot again by now.</summary>
    public Task TakeBackAsync(Guid jobId, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            if (await IsHeldAloneAsync(context, jobId, cancellationToken))
            {
                await WithdrawnWork.TakeBackAsync(context, jobId, time.GetUtcNow(), cancellationToken);
            }

            return 0;
        },
        cancellationToken);

    private static Task<bool> IsHeldAloneAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken)
        => context.Jobs.AnyAsync(job => job.Id == jobId && job.Status == JobStatus.Running && !job.HoldsSlot, cancellationToken);
}
