using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Dispatching;

/// <summary>
/// What was sent and not answered. An entry is written before its message is sent and marked after, so the worst that a crash can do
/// is a message that is sent twice, which a runner's probe makes harmless.
/// </summary>
public sealed class DispatchLedger(Database database, IServerHolds holds, TimeProvider time)
{
    /// <summary>How often an item is put into a new dispatch before it counts as failed.</summary>
    internal const int MaxAttempts = 5;

    /// <summary>
    /// Fills the job's window with entries for items that wait. Doing so again adds nothing but what has room by then. Videos of servers that are held are not
    /// extracted; they are probed all the same, which costs next to nothing.
    /// </summary>
    /// <returns>All entries that are not sent, as messages; null when the job isn't running any more.</returns>
    public async Task<UnsentWork?> ClaimAsync(Guid jobId, CancellationToken cancellationToken)
    {
        HeldOwners held = new(await holds.CurrentAsync(cancellationToken));
        JobRow? claimed = await database.WriteAsync(
            async context =>
            {
                JobRow? job = await context.Jobs.SingleOrDefaultAsync(row => row.Id == jobId && row.Status == JobStatus.Running, cancellationToken);
                if (job is not null)
                {
                    job.WakeRequested = false;
                    await ClaimAsync(context, job, held, cancellationToken);
                }

                return job;
            },
            cancellationToken);
        return claimed is null ? null : await UnsentAsync(jobId, cancellationToken) with { IsHeld = await IsHeldAsync(claimed, held, cancellationToken) };
    }

    public Task<int> MarkSentAsync(IReadOnlyCollection<Guid> dispatchIds, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return database.WriteAsync(
            context => context.Dispatches.Where(dispatch => dispatchIds.Contains(dispatch.Id)).ExecuteUpdateAsync(
                update => update.SetProperty(dispatch => dispatch.SentAt, now).SetProperty(dispatch => dispatch.Attempts, dispatch => dispatch.Attempts + 1),
                cancellationToken),
            cancellationToken);
    }

    /// <summary>True when every item of the job has an outcome. Asked as "less than", which the index answers at once; "other than" would walk along the job.</summary>
    public Task<bool> IsDrainedAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context => !await context.Items.AnyAsync(item => item.JobId == jobId && item.State < ItemState.Done, cancellationToken), cancellationToken);

    /// <summary>True when all that is left of a job is held; what can't be told yet, because libraries are still listed, is not.</summary>
    private async Task<bool> IsHeldAsync(JobRow job, HeldOwners held, CancellationToken cancellationToken)
        => !held.IsEmpty && job.ListedAt is not null && await database.ReadAsync(
            async context =>
            {
                IQueryable<JobItemRow> moving = context.Items.Where(item => item.JobId == job.Id && item.State < ItemState.Announcing && item.State != ItemState.Ready);
                IQueryable<JobItemRow> ready = context.Items.Where(item => item.JobId == job.Id && item.State == ItemState.Ready);
                return await ready.AnyAsync(cancellationToken) && !await held.Leave(ready).AnyAsync(cancellationToken) && !await moving.AnyAsync(cancellationToken);
            },
            cancellationToken);

    private async Task ClaimAsync(PreviewForgeDbContext context, JobRow job, HeldOwners held, CancellationToken cancellationToken)
    {
        if (job.Config.Kind == JobKind.CleanUp)
        {
            await ClaimEachAsync(context, job, DispatchKind.Sweep, Claimable(context, job.Id, ItemState.Waiting), cancellationToken);
            return;
        }

        await ClaimEachAsync(context, job, DispatchKind.Extract, held.Leave(Claimable(context, job.Id, ItemState.Ready)), cancellationToken);
        await ClaimProbesAsync(context, job, cancellationToken);
    }

    /// <summary>Work that travels alone: a message for each item.</summary>
    private async Task ClaimEachAsync(PreviewForgeDbContext context, JobRow job, DispatchKind kind, IQueryable<JobItemRow> items, CancellationToken cancellationToken)
    {
        int room = await RoomAsync(context, job.Id, kind, DispatchWindow.Extracts, cancellationToken);
        foreach (ClaimableItem item in await FirstAsync(items, room, cancellationToken))
        {
            await OpenAsync(context, job.Id, kind, NextId(), [item.Id], cancellationToken);
        }
    }

    private async Task ClaimProbesAsync(PreviewForgeDbContext context, JobRow job, CancellationToken cancellationToken)
    {
        int room = await RoomAsync(context, job.Id, DispatchKind.Probe, DispatchWindow.Probes, cancellationToken);
        List<ClaimableItem> items = await FirstAsync(Claimable(context, job.Id, ItemState.Waiting), room * ProbeWork.MaxItems, cancellationToken);
        var envelope = new ProbeWork { DispatchId = Guid.Empty, JobId = job.Id, Force = job.Config.ForceGenerate, Frames = job.Frames!, Items = [] };
        foreach (ProbeWork probe in WorkBatcher.Pack(envelope, items.Select(item => new WorkItem(item.Id, item.Path, item.Plans)), NextId).Take(room))
        {
            await OpenAsync(context, job.Id, DispatchKind.Probe, probe.DispatchId, [.. probe.Items.Select(item => item.ItemId)], cancellationToken);
        }
    }

    /// <returns>How many messages the window has room for.</returns>
    private static async Task<int> RoomAsync(PreviewForgeDbContext context, Guid jobId, DispatchKind kind, int window, CancellationToken cancellationToken)
    {
        int open = await context.Dispatches.CountAsync(
            dispatch => dispatch.JobId == jobId && dispatch.AnsweredAt == null && dispatch.Kind == kind, cancellationToken);
        return Math.Max(0, window - open);
    }

    private static IQueryable<JobItemRow> Claimable(PreviewForgeDbContext context, Guid jobId, ItemState state)
        => context.Items.Where(item => item.JobId == jobId && item.State == state);

    private static Task<List<ClaimableItem>> FirstAsync(IQueryable<JobItemRow> items, int most, CancellationToken cancellationToken)
        => items.OrderBy(item => item.Rank).ThenBy(item => item.Id)
            .Take(most)
            .Select(item => new ClaimableItem(item.Id, item.Path, item.Plans))
            .ToListAsync(cancellationToken);

    private Guid NextId() => Guid.CreateVersion7(time.GetUtcNow());

    private async Task OpenAsync(
        PreviewForgeDbContext context, Guid jobId, DispatchKind kind, Guid id, List<long> items, CancellationToken cancellationToken)
    {
        ItemState state = kind == DispatchKind.Extract ? ItemState.Extracting : ItemState.Probing;
        context.Dispatches.Add(new DispatchRow { Id = id, JobId = jobId, Kind = kind, CreatedAt = time.GetUtcNow() });
        await context.Items.Where(item => items.Contains(item.Id)).ExecuteUpdateAsync(
            update => update.SetProperty(item => item.State, state)
                .SetProperty(item => item.DispatchId, id)
                .SetProperty(item => item.Attempts, item => item.Attempts + 1),
            cancellationToken);
    }

    private Task<UnsentWork> UnsentAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            JobRow job = await context.Jobs.SingleAsync(row => row.Id == jobId, cancellationToken);
            List<DispatchRow> unsent = await context.Dispatches
                .Where(dispatch => dispatch.JobId == jobId && dispatch.AnsweredAt == null && dispatch.SentAt == null)
                .ToListAsync(cancellationToken);
            List<Guid> ids = [.. unsent.Select(dispatch => dispatch.Id)];
            var items = await context.Items.Where(item => ids.Contains(item.DispatchId!.Value)).OrderBy(item => item.Rank).ThenBy(item => item.Id)
                .Select(item => new { Dispatch = item.DispatchId!.Value, item.Id, item.Path, item.Plans }).ToListAsync(cancellationToken);
            ILookup<Guid, WorkItem> byDispatch = items.ToLookup(item => item.Dispatch, item => new WorkItem(item.Id, item.Path, item.Plans));
            Dictionary<Guid, int> places = byDispatch.Select((group, place) => (group.Key, place)).ToDictionary();
            IEnumerable<DispatchRow> inOrder = unsent.OrderBy(dispatch => dispatch.Kind).ThenBy(dispatch => places[dispatch.Id]);
            return new UnsentWork(job.Priority, [.. inOrder.Select(dispatch => MessageOf(job, dispatch, [.. byDispatch[dispatch.Id]]))]);
        },
        cancellationToken);

    private static WorkMessage MessageOf(JobRow job, DispatchRow dispatch, IReadOnlyList<WorkItem> items) => dispatch.Kind switch
    {
        DispatchKind.Probe => new ProbeWork
        {
            DispatchId = dispatch.Id, JobId = job.Id, Force = job.Config.ForceGenerate, Frames = job.Frames!, Items = items,
        },
        DispatchKind.Sweep => new SweepWork { DispatchId = dispatch.Id, JobId = job.Id, Roots = [items.Single().Path], DryRun = job.Config.DryRun },
        _ => new ExtractWork
        {
            DispatchId = dispatch.Id, JobId = job.Id, Force = job.Config.ForceGenerate, Frames = job.Frames!, Item = items.Single(),
        },
    };

    private sealed record ClaimableItem(long Id, string Path, IReadOnlyList<OutputPlan> Plans);
}

/// <param name="Priority">Says which queues the messages go to.</param>
/// <param name="Messages">In the order of sending.</param>
public sealed record UnsentWork(JobPriority Priority, IReadOnlyList<WorkMessage> Messages)
{
    /// <summary>True: all that is left of the job belongs to servers that are held.</summary>
    public bool IsHeld { get; init; }
}
