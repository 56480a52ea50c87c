using Microsoft.DurableTask;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class RunJobTests
{
    private readonly RunJobInput _fresh = new(Guid.Parse("5f0c3d52-6f0e-4a86-9d0f-000000000001"));

    [Fact]
    public async Task A_job_is_prepared_dispatched_until_it_is_drained_and_finished()
    {
        var rounds = new Queue<DispatchRound>([DispatchRound.Waiting, DispatchRound.Waiting, DispatchRound.Drained]);
        var context = new ScriptedContext(_fresh)
        {
            Answer = name => name switch { nameof(RunJobActivities.PrepareJob) => true, nameof(RunJobActivities.DispatchWork) => rounds.Dequeue(), _ => null },
        };

        await RunJob.RunAsync(context);

        Assert.Equal(
            ["PrepareJob", "ListVideos", "DispatchWork", "AnnounceWork", "wait for progress", "DispatchWork", "AnnounceWork", "wait for progress", "DispatchWork", "FinishJob"],
            context.Calls);
        Assert.Equal(["preparing", "working", "working", "finishing", "ended"], context.States);
    }

    [Fact]
    public async Task While_libraries_are_listed_their_first_videos_are_dispatched_without_a_wait_and_the_job_does_not_end()
    {
        var listing = new Queue<ListingRound>([new ListingRound(false, null), new ListingRound(false, null), ListingRound.Done]);
        var context = new ScriptedContext(_fresh with { IsPrepared = true })
        {
            Answer = name => name switch { nameof(RunJobActivities.ListVideos) => listing.Dequeue(), nameof(RunJobActivities.DispatchWork) => DispatchRound.Drained, _ => null },
        };

        await RunJob.RunAsync(context);

        Assert.Equal(["ListVideos", "DispatchWork", "AnnounceWork", "ListVideos", "DispatchWork", "AnnounceWork", "ListVideos", "DispatchWork", "FinishJob"], context.Calls);
    }

    [Fact]
    public async Task A_listing_that_waits_for_its_next_try_is_waited_for_and_is_no_lost_work()
    {
        var listing = new Queue<ListingRound>([new ListingRound(false, TimeSpan.FromSeconds(5)), ListingRound.Done]);
        var context = new ScriptedContext(_fresh with { IsPrepared = true })
        {
            HasProgress = false,
            Answer = name => name switch { nameof(RunJobActivities.ListVideos) => listing.Dequeue(), nameof(RunJobActivities.DispatchWork) => DispatchRound.Drained, _ => null },
        };

        await RunJob.RunAsync(context);

        Assert.Equal(["ListVideos", "DispatchWork", "AnnounceWork", "wait for progress", "ListVideos", "DispatchWork", "FinishJob"], context.Calls);
    }

    [Fact]
    public async Task A_held_job_does_not_wake_for_its_listing()
    {
        var rounds = new Queue<DispatchRound>([DispatchRound.Held, DispatchRound.Drained]);
        var listing = new Queue<ListingRound>([new ListingRound(false, TimeSpan.FromSeconds(5)), ListingRound.Done]);
        var context = new ScriptedContext(_fresh with { IsPrepared = true })
        {
            HasProgress = false,
            Answer = name => name switch { nameof(RunJobActivities.ListVideos) => listing.Dequeue(), nameof(RunJobActivities.DispatchWork) => rounds.Dequeue(), _ => null },
        };

        await RunJob.RunAsync(context);

        Assert.Equal(["ListVideos", "DispatchWork", "AnnounceWork", "wait for progress", "ForgetLostWork", "ListVideos", "DispatchWork", "FinishJob"], context.Calls);
    }

    [Fact]
    public async Task After_servers_were_told_the_next_round_comes_at_once_and_a_server_that_is_asked_again_later_is_no_lost_work()
    {
        var rounds = new Queue<DispatchRound>([DispatchRound.Waiting, DispatchRound.Waiting, DispatchRound.Drained]);
        var told = new Queue<AnnounceRound>([new AnnounceRound(3, null), new AnnounceRound(0, TimeSpan.FromSeconds(5))]);
        var context = new ScriptedContext(_fresh with { IsPrepared = true, IsListed = true })
        {
            HasProgress = false,
            Answer = name => name switch { nameof(RunJobActivities.DispatchWork) => rounds.Dequeue(), nameof(RunJobActivities.AnnounceWork) => told.Dequeue(), _ => null },
        };

        await RunJob.RunAsync(context);

        Assert.Equal(["DispatchWork", "AnnounceWork", "DispatchWork", "AnnounceWork", "wait for progress", "DispatchWork", "FinishJob"], context.Calls);
    }

    [Fact]
    public async Task A_job_that_cannot_begin_is_left_alone()
    {
        var context = new ScriptedContext(_fresh) { Answer = _ => false };

        await RunJob.RunAsync(context);

        Assert.Equal(["PrepareJob"], context.Calls);
    }

    [Fact]
    public async Task When_no_progress_comes_the_watchdog_looks_for_lost_work()
    {
        var rounds = new Queue<DispatchRound>([DispatchRound.Waiting, DispatchRound.Drained]);
        var context = new ScriptedContext(_fresh with { IsPrepared = true, IsListed = true })
        {
            HasProgress = false,
            Answer = name => name == nameof(RunJobActivities.DispatchWork) ? rounds.Dequeue() : null,
        };

        await RunJob.RunAsync(context);

        Assert.Equal(["DispatchWork", "AnnounceWork", "wait for progress", "ForgetLostWork", "DispatchWork", "FinishJob"], context.Calls);
    }

    [Fact]
    public async Task A_long_job_starts_over_with_an_empty_history_and_does_not_prepare_again()
    {
        var context = new ScriptedContext(_fresh)
        {
            Answer = name => name switch { nameof(RunJobActivities.PrepareJob) => true, nameof(RunJobActivities.DispatchWork) => DispatchRound.Waiting, _ => null },
        };

        await RunJob.RunAsync(context);

        Assert.Equal(_fresh with { IsPrepared = true, IsListed = true }, context.ContinuedWith);
        Assert.InRange(context.Calls.Count, 10, 100);
    }

    [Fact]
    public async Task An_activity_that_fails_for_good_ends_the_job_with_its_reason()
    {
        var context = new ScriptedContext(_fresh)
        {
            Answer = name => name == nameof(RunJobActivities.PrepareJob) ? throw new TaskFailedException(name, 1, new IOException("disk full")) : null,
        };

        await RunJob.RunAsync(context);

        Assert.Equal("FailJob: PrepareJob failed several times: disk full", context.Calls.Last());
    }
}
