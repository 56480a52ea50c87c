using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Gate;

/// <summary>Does to jobs what numbers say, and knows what must be true after each step.</summary>
internal sealed class GateWalk(AppBox box, int slots)
{
    private static readonly JobStatus[] Final = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    private readonly List<Guid> _jobs = [];
    private readonly HashSet<Guid> _deleted = [];
    private readonly Dictionary<Guid, JobStatus> _ended = [];
    private bool _isPaused;

    public async Task StepAsync(byte step)
    {
        Guid? job = _jobs.Count == 0 ? null : _jobs[step / 10 % _jobs.Count];
        await ((step % 10, job) switch
        {
            (0 or 1 or 2, _) or (_, null) => AddAsync((JobPriority)((step / 10 % 3) + 1)),
            (3, _) => LookAsync(),
            (4, { } id) => box.Get<JobLifecycle>().CancelAsync(id, AppBox.Soon),
            (5, { } id) => DeleteAsync(id),
            (6, _) => PauseAsync(!_isPaused),
            (7, { } id) => EndAsync(id, step % 20 < 10),
            (8, { } id) => SuspendAsync(id),
            (_, { } id) => box.ChangeAsync(id, row => row.Paused = false, _deleted.Contains(id)),
        });
        await CheckAsync();
    }

    /// <summary>When nothing holds them, all jobs come in and end.</summary>
    public async Task EndAllAsync()
    {
        await PauseAsync(false);
        foreach (Guid job in _jobs)
        {
            await box.ChangeAsync(job, row => row.Paused = false, _deleted.Contains(job));
        }

        for (int round = 0; round <= _jobs.Count; round++)
        {
            await LookAsync();
            foreach (JobRow job in (await RowsAsync()).Where(job => job.HoldsSlot))
            {
                await EndAsync(job.Id, true);
            }

            await CheckAsync();
        }

        Assert.All(await RowsAsync(), job => Assert.Contains(job.Status, Final));
    }

    private async Task CheckAsync()
    {
        List<JobRow> rows = await RowsAsync();
        Assert.Equal(_jobs.Except(_deleted).Order(), rows.Select(job => job.Id).Order());
        Assert.InRange(rows.Count(job => job.HoldsSlot), 0, slots);
        Assert.All(rows.Where(job => job.HoldsSlot), job => Assert.Equal((JobStatus.Running, false), (job.Status, job.Paused)));
        Assert.All(rows.Where(job => _ended.ContainsKey(job.Id)), job => Assert.Equal(_ended[job.Id], job.Status));
        foreach (JobRow job in rows.Where(job => Final.Contains(job.Status)))
        {
            _ended[job.Id] = job.Status;
        }
    }

    private async Task AddAsync(JobPriority priority) => _jobs.Add(await box.AddAsync(priority));

    private async Task LookAsync()
    {
        IReadOnlyList<Guid> letIn = (await box.LookAsync()).LetIn;
        Assert.True(!_isPaused || letIn.Count == 0);
    }

    private async Task DeleteAsync(Guid job)
    {
        if (await box.Get<JobRemoval>().DeleteAsync(job, AppBox.Soon))
        {
            _deleted.Add(job);
        }
    }

    private Task<bool> PauseAsync(bool paused)
    {
        _isPaused = paused;
        return box.Get<UserPause>().SetAsync(paused, AppBox.Soon);
    }

    /// <summary>As its orchestration does, which ends what may run only.</summary>
    private async Task EndAsync(Guid job, bool isWell)
    {
        JobLifecycle lifecycle = box.Get<JobLifecycle>();
        if (await lifecycle.MayRunAsync(job, AppBox.Soon))
        {
            await (isWell ? lifecycle.FinishAsync(job, AppBox.Soon) : lifecycle.FailAsync(job, "no luck", AppBox.Soon));
        }
    }

    private async Task SuspendAsync(Guid job)
    {
        if (await box.Get<JobLifecycle>().MayRunAsync(job, AppBox.Soon))
        {
            await box.SuspendAsync(job);
        }
    }

    private Task<List<JobRow>> RowsAsync() => box.Database.ReadAsync(context => context.Jobs.ToListAsync(AppBox.Soon), AppBox.Soon);
}
