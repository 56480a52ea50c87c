using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Gate;

public sealed class GateKeeperTests
{
    [Fact]
    public async Task The_most_urgent_comes_in_first_and_of_equal_ones_the_oldest()
    {
        await using AppBox box = await OpenAsync(2);
        Guid low = await box.AddAsync(JobPriority.Low);
        Guid old = await box.AddAsync();
        Guid young = await box.AddAsync();
        Guid high = await box.AddAsync(JobPriority.High);

        (IReadOnlyList<Guid> letIn, GateState state) = await box.LookAsync();

        Assert.Equal([high, old], letIn);
        Assert.Equal((2, 2), (state.Slots, state.WaitingCount));
        Assert.Equal([high, old], state.Running);
        Assert.Equal([young, low], state.Waiting);
    }

    [Fact]
    public async Task A_changed_limit_counts_at_the_next_look_and_ends_nobody()
    {
        await using AppBox box = await OpenAsync(1);
        Guid[] jobs = [await box.AddAsync(), await box.AddAsync(), await box.AddAsync(), await box.AddAsync()];
        await box.LookAsync();

        await box.SetAsync("max_concurrent_jobs", 3);
        IReadOnlyList<Guid> more = (await box.LookAsync()).LetIn;
        await box.SetAsync("max_concurrent_jobs", 1);
        (IReadOnlyList<Guid> none, GateState state) = await box.LookAsync();

        Assert.Equal(jobs[1..3], more);
        Assert.Empty(none);
        Assert.Equal(jobs[..3], state.Running);
    }

    [Fact]
    public async Task A_job_that_waits_takes_the_place_of_its_new_urgency()
    {
        await using AppBox box = await OpenAsync(1);
        Guid old = await box.AddAsync();
        Guid young = await box.AddAsync();

        await box.Get<JobEdits>().SetPriorityAsync(young, JobPriority.High, AppBox.Soon);

        Assert.Equal([young], (await box.LookAsync()).LetIn);
        Assert.Equal(JobStatus.Pending, (await box.JobAsync(old)).Status);
    }

    [Fact]
    public async Task A_job_that_waits_for_its_time_stays_outside_however_late_it_is_until_somebody_lifts_it()
    {
        await using AppBox box = await OpenAsync(3);
        Guid job = await box.AddAsync();
        await box.ChangeAsync(job, row => row.NotBefore = box.Time.GetUtcNow().AddMinutes(1));
        box.Time.Advance(TimeSpan.FromHours(1));

        Assert.Empty((await box.LookAsync()).LetIn);
        await box.ChangeAsync(job, row => row.NotBefore = null);
        Assert.Equal([job], (await box.LookAsync()).LetIn);
    }

    [Theory]
    [InlineData(ChainState.Scheduled, JobStatus.Pending)]
    [InlineData(ChainState.QueuedForSlot, JobStatus.Pending)]
    [InlineData(ChainState.Running, JobStatus.Running)]
    public async Task The_first_job_of_a_chain_never_comes_in_itself_and_takes_no_slot(ChainState chain, JobStatus status)
    {
        await using AppBox box = await OpenAsync(1);
        Guid head = await box.AddAsync(JobPriority.High);
        await box.ChangeAsync(head, row => (row.Chain, row.Status) = (chain, status));
        Guid other = await box.AddAsync();

        Assert.Equal([other], (await box.LookAsync()).LetIn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_was_cancelled_or_deleted_while_it_waited_never_comes_in(bool isDeleted)
    {
        await using AppBox box = await OpenAsync(1);
        Guid gone = await box.AddAsync();
        Guid next = await box.AddAsync();

        Assert.True(isDeleted ? await box.Get<JobRemoval>().DeleteAsync(gone, AppBox.Soon) : await box.Get<JobLifecycle>().CancelAsync(gone, AppBox.Soon));

        Assert.Equal([next], (await box.LookAsync()).LetIn);
        Assert.False(await box.Get<JobLifecycle>().MayRunAsync(gone, AppBox.Soon));
    }

    [Theory]
    [InlineData("finish")]
    [InlineData("fail")]
    [InlineData("cancel")]
    public async Task However_a_job_ends_its_slot_is_free_for_the_next_one(string end)
    {
        await using AppBox box = await OpenAsync(1);
        Guid first = await box.AddAsync();
        Guid next = await box.AddAsync();
        await box.LookAsync();
        Assert.Empty((await box.LookAsync()).LetIn);

        JobLifecycle lifecycle = box.Get<JobLifecycle>();
        await (end switch
        {
            "finish" => lifecycle.FinishAsync(first, AppBox.Soon),
            "fail" => lifecycle.FailAsync(first, "no luck", AppBox.Soon),
            _ => lifecycle.CancelAsync(first, AppBox.Soon),
        });

        Assert.Equal([next], (await box.LookAsync()).LetIn);
        Assert.False((await box.JobAsync(first)).HoldsSlot);
    }

    [Fact]
    public async Task Looks_at_the_same_time_on_two_hosts_give_each_slot_once()
    {
        await using AppBox box = await OpenAsync(3);
        foreach (int _ in Enumerable.Range(0, 8))
        {
            await box.AddAsync();
        }

        using var other = new Database(box.Get<IDbContextFactory<PreviewForgeDbContext>>());
        var elsewhere = new GateKeeper(other, box.Get<SettingsStore>(), box.Get<ProcessingPause>(), box.Get<JobLog>(), box.Time);

        var looks = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            number => Task.Run(() => (number % 2 == 0 ? elsewhere : box.Get<GateKeeper>()).LookAsync(AppBox.Soon), AppBox.Soon)));

        Guid[] letIn = [.. looks.SelectMany(look => look.LetIn)];
        Assert.Equal(3, letIn.Length);
        Assert.Equal(3, letIn.Distinct().Count());
        Assert.All(looks, look => Assert.InRange(look.State.Running.Count, 0, 3));
    }

    [Fact]
    public async Task Coming_in_is_told_once_with_the_start_and_a_line_in_the_log()
    {
        await using AppBox box = await OpenAsync(1);
        Guid job = await box.AddAsync();

        await box.LookAsync();
        await box.LookAsync();

        JobRow row = await box.JobAsync(job);
        Assert.Equal((JobStatus.Running, box.Time.GetUtcNow(), true), (row.Status, row.StartedAt, row.HoldsSlot));
        Assert.Equal([LiveEventKind.JobCreated, LiveEventKind.JobStarted], await box.ToldAsync(job));
        Assert.Single(await box.LogAsync(job), line => line.EndsWith("INFO - Job started", StringComparison.Ordinal));
    }

    private static async Task<AppBox> OpenAsync(int slots)
    {
        AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("max_concurrent_jobs", slots);
        return box;
    }
}
