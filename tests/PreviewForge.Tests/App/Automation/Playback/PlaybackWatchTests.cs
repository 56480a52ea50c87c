using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Automation.Playback;

public sealed class PlaybackWatchTests
{
    [Fact]
    public async Task It_asks_every_15_seconds_while_there_is_work_and_every_minute_while_there_is_none()
    {
        var context = new WatchContext { Looks = new([Look(isWatching: true), Look(isWatching: false), Ended()]) };

        await PlaybackWatch.RunAsync(context);

        Assert.Equal(["AskSessions", "15 s", "AskSessions", "60 s", "AskSessions"], context.Calls);
        Assert.Null(context.ContinuedWith);
    }

    [Fact]
    public async Task It_ends_when_no_server_wants_it()
    {
        var context = new WatchContext { Looks = new([Ended()]) };

        await PlaybackWatch.RunAsync(context);

        Assert.Equal(["AskSessions"], context.Calls);
        Assert.Equal("""{"state":"ended"}""", context.Statuses[^1]);
    }

    [Fact]
    public async Task It_remembers_from_look_to_look_who_is_silent_and_over_the_end_of_its_history()
    {
        var silent = new Dictionary<string, int> { ["attic"] = 1 };
        var context = new WatchContext { Looks = new(Enumerable.Repeat(Look(isWatching: true) with { Failures = silent }, 100)) };

        await PlaybackWatch.RunAsync(context);

        Assert.Empty(context.Memories[0].Failures);
        Assert.Equal(silent, context.Memories[1].Failures);
        Assert.Equal(silent, context.ContinuedWith!.Failures);
        Assert.InRange(context.Calls.Count, 20, 200);
    }

    [Fact]
    public async Task A_watch_that_lives_is_told_to_look_and_one_that_is_missing_is_started_only_when_it_is_wanted()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await using var client = new RecordingDurableClient();

        await box.App.Get<PlaybackBell>().RingAsync(client, AppBox.Soon);
        client.Living.Add(PlaybackWatch.InstanceId);
        await box.App.Get<PlaybackBell>().RingAsync(client, AppBox.Soon);
        await box.SwitchAsync("attic", false);
        await box.SwitchAsync("den", false);
        client.Living.Clear();
        await box.App.Get<PlaybackBell>().RingAsync(client, AppBox.Soon);

        Assert.Equal(["playback-watch"], client.Started);
        Assert.Equal(["playback-watch look"], client.Raised);
    }

    [Fact]
    public async Task When_a_hold_is_lifted_the_jobs_that_run_are_told()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await using var client = new RecordingDurableClient();
        Guid job = await box.App.StartJobAsync(box.App.Video("plex/a.mkv"));
        var activities = new PlaybackActivities(box.App.Get<PlaybackRounds>(), box.App.Get<RunningJobs>());
        var memory = new PlaybackMemory(new Dictionary<string, int>());
        box.Plex.Playing = 1;
        await activities.AskSessions(memory, client, AppBox.Soon);
        Assert.Empty(client.Raised);

        box.Plex.Playing = 0;
        await activities.AskSessions(memory, client, AppBox.Soon);

        Assert.Equal([$"job-{job} progress"], client.Raised);
    }

    [Fact]
    public async Task A_job_that_is_let_in_has_servers_asked_before_its_first_video_is_looked_for()
    {
        await using PlaybackBox box = await PlaybackBox.OpenAsync();
        await using var client = new RecordingDurableClient();
        client.Living.Add(PlaybackWatch.InstanceId);
        Guid job = await box.App.SubmitAsync(box.App.Video("plex/a.mkv"));
        var activities = new RunJobActivities(
            box.App.Get<JobLifecycle>(), box.App.Get<JobStages>(), box.App.Get<RetryChains>(), box.App.Get<GateBell>(), box.App.Get<PlaybackBell>());

        Assert.False(await activities.PrepareJob(job, client, AppBox.Soon));
        Assert.Empty(client.Raised);
        Assert.True(await box.App.LetInAsync(job));
        Assert.True(await activities.PrepareJob(job, client, AppBox.Soon));

        Assert.Equal(["playback-watch look"], client.Raised);
    }

    private static PlaybackLook Look(bool isWatching) => new() { IsWanted = true, IsWatching = isWatching };

    private static PlaybackLook Ended() => new() { IsWanted = false, IsWatching = false };

    /// <summary>The surroundings of the watch, in which each wait runs out.</summary>
    private sealed class WatchContext : TaskOrchestrationContext
    {
        public required Queue<PlaybackLook> Looks { get; init; }

        public List<string> Calls { get; } = [];

        public List<PlaybackMemory> Memories { get; } = [];

        public List<string> Statuses { get; } = [];

        public PlaybackMemory? ContinuedWith { get; private set; }

        public override TaskName Name => nameof(PlaybackWatch);

        public override string InstanceId => PlaybackWatch.InstanceId;

        public override ParentOrchestrationInstance? Parent => null;

        public override DateTime CurrentUtcDateTime => new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

        public override bool IsReplaying => false;

        protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

        public override T? GetInput<T>()
            where T : default => default;

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
        {
            Calls.Add(name.Name);
            Memories.Add((PlaybackMemory)input!);
            return Task.FromResult((TResult)(object)Looks.Dequeue());
        }

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            Calls.Add($"{(fireAt - CurrentUtcDateTime).TotalSeconds:0} s");
            return Task.CompletedTask;
        }

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
            => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => default(T)!, cancellationToken);

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => ContinuedWith = (PlaybackMemory?)newInput;

        public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

        public override void SetCustomStatus(object? customStatus) => Statuses.Add(JsonSerializer.Serialize(customStatus));

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
            => throw new NotSupportedException();

        public override Guid NewGuid() => throw new NotSupportedException();
    }
}
