using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>
/// Writes down what a runner answers. The ledger's entry is closed in the same transaction, so an answer that comes twice counts once, and
/// one that comes after the end of its job counts not at all.
/// </summary>
public sealed class ResultRecorder(Database database, TimeProvider time)
{
    public Task<RecordedResult> RecordAsync(RunnerResult result, CancellationToken cancellationToken)
        => database.WriteAsync(context => RecordAsync(context, result, cancellationToken), cancellationToken);

    private async Task<RecordedResult> RecordAsync(PreviewForgeDbContext context, RunnerResult result, CancellationToken cancellationToken)
    {
        JobRow? job = await context.Jobs.SingleOrDefaultAsync(row => row.Id == result.JobId, cancellationToken);
        DispatchRow? dispatch = await context.Dispatches.SingleOrDefaultAsync(
            row => row.Id == result.DispatchId && row.JobId == result.JobId && row.AnsweredAt == null, cancellationToken);
        if (job is not { Status: JobStatus.Running } || dispatch is null)
        {
            return RecordedResult.Dropped;
        }

        DateTimeOffset now = time.GetUtcNow();
        dispatch.AnsweredAt = now;
        await context.SaveChangesAsync(cancellationToken);
        await ApplyAsync(context, result, now, cancellationToken);
        bool wake = !job.WakeRequested && await IsWakeWorthAsync(context, job.Id, cancellationToken);
        job.WakeRequested |= wake;
        context.Tell(LiveEventKind.JobProgress, now, job.Id, Outcome(result));
        return new RecordedResult(true, wake);
    }

    private static Task ApplyAsync(PreviewForgeDbContext context, RunnerResult result, DateTimeOffset now, CancellationToken cancellationToken) => result switch
    {
        ProbeResult probe => ProbeVerdicts.ApplyAsync(context, probe, now, cancellationToken),
        ExtractResult extract => ExtractOutcomes.ApplyAsync(context, extract, now, cancellationToken),
        SweepResult sweep => SweepOutcomes.ApplyAsync(context, sweep, now, cancellationToken),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is not known"),
    };

    /// <summary>What became of a single video; of probes and sweeps the counts of the job say it.</summary>
    private static object? Outcome(RunnerResult result) => result is ExtractResult extract ? new { extract.ItemId, extract.Outcome, extract.Worker } : null;

    /// <summary>The orchestration has something to do when nothing is in the queues, or when there is room in the window and work for it.</summary>
    private static async Task<bool> IsWakeWorthAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken)
    {
        List<DispatchKind> open = await context.Dispatches.Where(row => row.JobId == jobId && row.AnsweredAt == null)
            .Select(row => row.Kind)
            .ToListAsync(cancellationToken);
        return open.Count == 0
            || await context.Items.AnyAsync(item => item.JobId == jobId && item.State == ItemState.Announcing && item.Announces == 0, cancellationToken)
            || (DispatchWindow.IsLow(open.Count(kind => kind == DispatchKind.Extract), DispatchWindow.Extracts)
                && await context.Items.AnyAsync(item => item.JobId == jobId && item.State == ItemState.Ready, cancellationToken))
            || (DispatchWindow.IsLow(open.Count(kind => kind == DispatchKind.Probe), DispatchWindow.Probes)
                && await context.Items.AnyAsync(item => item.JobId == jobId && item.State == ItemState.Waiting, cancellationToken));
    }
}

/// <param name="Counted">False: the answer came twice, or too late.</param>
/// <param name="Wake">True: the job's orchestration is to be told.</param>
public sealed record RecordedResult(bool Counted, bool Wake)
{
    public static RecordedResult Dropped { get; } = new(false, false);
}
