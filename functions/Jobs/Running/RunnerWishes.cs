using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>What the runners are to do, made of the settings and the database each time, so that a lost write is made good by the next.</summary>
public sealed class RunnerWishes(
    Database database, WishedWorkers workers, ProcessingPause pause, DesiredStateBlob blob, TimeProvider time, ILogger<RunnerWishes> logger)
{
    /// <summary>A cancelled job's work has left the queues by then. Jobs that are held alone are named like them: their work was taken back from the ledger, and is sent anew.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private const int MostCancelled = 500;

    /// <summary>Tells the runners; when they can't be told now, the next minute's try will.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await blob.WriteAsync(await WishAsync(cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or SettingsException)
        {
            logger.LogWarning("The runners can't be told what is wanted. {Reason}", exception.Message);
        }
    }

    private async Task<DesiredState> WishAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset since = time.GetUtcNow() - Memory;
        List<Guid> cancelled = await database.ReadAsync(
            context => context.Jobs.Where(job => (job.Status == JobStatus.Cancelled && job.CompletedAt > since) || (job.Status == JobStatus.Running && job.Paused))
                .OrderByDescending(job => job.CompletedAt ?? DateTimeOffset.MaxValue)
                .Take(MostCancelled)
                .Select(job => job.Id)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return await workers.WishAsync(new DesiredState { Paused = pause.IsActive, CancelledJobs = cancelled }, cancellationToken);
    }
}
