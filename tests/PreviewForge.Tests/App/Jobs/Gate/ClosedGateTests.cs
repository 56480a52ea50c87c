using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Gate;

public sealed class ClosedGateTests
{
    [Fact]
    public async Task A_pause_lets_nobody_in_and_keeps_those_who_are()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid inside = await box.AddAsync();
        await box.LookAsync();
        Guid outside = await box.AddAsync();

        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);
        (IReadOnlyList<Guid> none, GateState state) = await box.LookAsync();
        await box.Get<UserPause>().SetAsync(false, AppBox.Soon);

        Assert.Empty(none);
        Assert.Equal([PauseReason.User], state.PausedBy);
        Assert.Equal([inside], state.Running);
        Assert.Equal([outside], state.Waiting);
        Assert.Equal([outside], (await box.LookAsync()).LetIn);
    }

    [Fact]
    public async Task Of_several_reasons_the_last_one_that_goes_opens_the_gate()
    {
        var quiet = new SwitchedPause(PauseReason.QuietHours) { IsOn = true };
        await using AppBox box = await AppBox.OpenAsync(services => services.AddSingleton<IPauseSource>(quiet));
        await box.SetAsync("cpu_threads", 0);
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);
        Guid job = await box.AddAsync();

        Assert.Equal([PauseReason.User, PauseReason.QuietHours, PauseReason.NoWorkers], (await box.LookAsync()).State.PausedBy);
        await box.SetAsync("cpu_threads", 2);
        Assert.Equal([PauseReason.User, PauseReason.QuietHours], (await box.LookAsync()).State.PausedBy);
        await box.Get<UserPause>().SetAsync(false, AppBox.Soon);
        Assert.Equal([PauseReason.QuietHours], (await box.LookAsync()).State.PausedBy);
        Assert.Equal(JobStatus.Pending, (await box.JobAsync(job)).Status);
        quiet.IsOn = false;

        Assert.Equal([job], (await box.LookAsync()).LetIn);
    }

    [Fact]
    public async Task A_job_that_a_schedule_holds_gives_its_slot_to_the_next_one()
    {
        await using AppBox box = await OpenFullAsync();
        (Guid held, Guid next) = (await box.AddAsync(), await box.AddAsync());
        await box.LookAsync();

        await box.SuspendAsync(held);

        Assert.Equal([next], (await box.LookAsync()).LetIn);
        Assert.Equal(JobStatus.Running, (await box.JobAsync(held)).Status);
        Assert.False(await box.Get<JobLifecycle>().MayRunAsync(held, AppBox.Soon));
    }

    [Fact]
    public async Task A_held_job_does_not_come_back_while_it_is_held_though_there_is_room()
    {
        await using AppBox box = await OpenFullAsync();
        Guid held = await box.AddAsync();
        await box.LookAsync();
        await box.SuspendAsync(held);

        (IReadOnlyList<Guid> letIn, GateState state) = await box.LookAsync();

        Assert.Empty(letIn);
        Assert.Empty(state.Waiting);
    }

    [Fact]
    public async Task A_job_that_is_held_no_longer_comes_back_by_the_gate_when_there_is_room_and_keeps_its_start()
    {
        await using AppBox box = await OpenFullAsync();
        (Guid held, Guid next) = (await box.AddAsync(), await box.AddAsync());
        await box.LookAsync();
        DateTimeOffset? started = (await box.JobAsync(held)).StartedAt;
        await box.SuspendAsync(held);
        await box.LookAsync();
        await box.UnsuspendAsync(held);

        (IReadOnlyList<Guid> none, GateState full) = await box.LookAsync();
        await box.Get<JobLifecycle>().CancelAsync(next, AppBox.Soon);
        IReadOnlyList<Guid> back = (await box.LookAsync()).LetIn;

        JobRow row = await box.JobAsync(held);
        Assert.Empty(none);
        Assert.Equal([held], full.Waiting);
        Assert.Equal([held], back);
        Assert.Equal((JobStatus.Running, true, started), (row.Status, row.HoldsSlot, row.StartedAt));
        Assert.Equal([LiveEventKind.JobCreated, LiveEventKind.JobStarted, LiveEventKind.JobResumed], await box.ToldAsync(held));
    }

    private static async Task<AppBox> OpenFullAsync()
    {
        AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("max_concurrent_jobs", 1);
        return box;
    }
}
