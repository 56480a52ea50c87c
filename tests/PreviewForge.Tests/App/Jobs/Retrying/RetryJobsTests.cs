using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Retrying;

public sealed class RetryJobsTests
{
    private static readonly ServerPlan.Pending NotAnalysed = new(PendingCause.NotIndexed, "Plex has not analysed the file yet", "501");

    [Theory]
    [InlineData(1, 30, 60)]
    [InlineData(2, 30, 120)]
    [InlineData(3, 30, 300)]
    [InlineData(4, 30, 900)]
    [InlineData(5, 30, 3600)]
    [InlineData(9, 30, 3600)]
    [InlineData(1, 60, 120)]
    [InlineData(1, 10, 30)]
    public void The_waits_grow_and_the_setting_stretches_them(int attempt, int pace, int seconds)
        => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryBackoff.Before(attempt, TimeSpan.FromSeconds(pace)));

    [Fact]
    public async Task A_video_that_no_server_owns_is_tried_again_and_made_when_one_does()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await OwnAsync(box, "Films");
        Guid head = await box.StartJobAsync(box.Video("Shows/a.mkv"));
        JobRow waiting = await box.FinishAsync(head);

        await OwnAsync(box, "Shows");
        await box.TryAsync(head);

        Assert.Equal((JobStatus.Pending, ChainState.Scheduled), (waiting.Status, waiting.Chain));
        Assert.Equal((JobStatus.Completed, ChainState.Completed, null), ((await box.JobAsync(head)).Status, (await box.JobAsync(head)).Chain, (await box.JobAsync(head)).Error));
        Assert.Equal(ItemOutcome.Generated, (await box.OnlyItemAsync(head)).Outcome);
    }

    [Fact]
    public async Task A_video_that_nobody_owns_in_the_end_is_said_to_be_so_and_to_wait_for_nobody()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("webhook_retry_count", 1);
        await OwnAsync(box, "Films");
        Guid head = await box.StartJobAsync(box.Video("Shows/a.mkv"));
        await box.FinishAsync(head);

        await box.TryAsync(head);

        Assert.Equal("1 file in no enabled library of any media server. Given up after 1 try", (await box.JobAsync(head)).Error);
    }

    [Fact]
    public async Task A_try_has_only_the_videos_that_are_owed_and_what_comes_of_it_is_written_into_the_first_job()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await EndedJobAsync(box, plex, "late.mkv", "fine.mkv");
        plex.Plans.Clear();

        Guid retry = await StartTryAsync(box, head);
        string[] tried = [.. (await box.ItemsAsync(retry)).Select(item => Path.GetFileName(item.Path))];
        await RunTryAsync(box, retry);
        await box.Get<RetryJobs>().MergeAsync(retry, AppBox.Soon);

        JobRow job = await box.JobAsync(head);
        Assert.Equal(["late.mkv"], tried);
        Assert.Equal((JobStatus.Completed, null, null, 0), (job.Status, job.Error, job.RetryAt, job.Tally!.Owed));
        Assert.Equal(["""{"attic":"published","loft":"published"}"""], (await box.ItemsAsync(head)).Where(item => item.Path.EndsWith("late.mkv", StringComparison.Ordinal)).Select(item => item.Publishing));
        Assert.Equal(2, job.Tally.Of(ItemOutcome.Generated));
    }

    [Fact]
    public async Task While_the_server_is_not_ready_the_next_try_is_set_later_until_the_tries_are_used_up()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await EndedJobAsync(box, plex, "late.mkv");
        List<TimeSpan?> waits = [];
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await RunTryAsync(box, await StartTryAsync(box, head), merge: true);
            waits.Add((await box.JobAsync(head)).RetryAt - box.Time.GetUtcNow());
        }

        JobRow job = await box.JobAsync(head);
        Assert.Equal([TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), null], waits);
        Assert.Equal((JobStatus.Failed, "1 file waits for its media server. Given up after 3 tries"), (job.Status, job.Error));
        Assert.Null(await box.Get<RetryJobs>().PlanAsync(head, AppBox.Soon));
    }

    [Fact]
    public async Task Asked_twice_a_try_is_let_go_once_and_counted_once()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await EndedJobAsync(box, plex, "late.mkv");

        Guid? first = await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon);
        Guid? second = await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon);
        await RunTryAsync(box, first!.Value, merge: true);
        await box.Get<RetryJobs>().MergeAsync(first.Value, AppBox.Soon);

        Assert.Null(second);
        Assert.Equal(2, (await box.JobAsync(head)).RetryAttempt);
        Assert.Equal(TimeSpan.FromMinutes(2), (await box.JobAsync(head)).RetryAt - box.Time.GetUtcNow());
    }

    [Fact]
    public async Task Cancelling_the_first_job_ends_its_tries()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid head = await EndedJobAsync(box, plex, "late.mkv");
        Guid retry = await StartTryAsync(box, head);

        await box.Get<JobLifecycle>().CancelAsync(head, AppBox.Soon);

        Assert.Equal(JobStatus.Cancelled, (await box.JobAsync(retry)).Status);
        Assert.Null((await box.JobAsync(head)).RetryAt);
        Assert.Null(await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon));
    }

    private static async Task<Guid> EndedJobAsync(AppBox box, TalkingServer plex, params string[] names)
    {
        plex.Plans["late.mkv"] = NotAnalysed;
        Guid job = await box.StartJobAsync([.. names.Select(box.Video)]);
        await box.RunAsync(job);
        await box.AnnounceAsync(job);
        await box.FinishAsync(job);
        return job;
    }

    private static async Task<Guid> StartTryAsync(AppBox box, Guid head)
    {
        Guid retry = (await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon))!.Value;
        Assert.True(await box.LetInAsync(retry));
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(retry, AppBox.Soon));
        return retry;
    }

    private static async Task RunTryAsync(AppBox box, Guid retry, bool merge = false)
    {
        if ((await box.JobAsync(retry)).Frames is null)
        {
            await box.LetInAsync(retry);
            await box.Get<JobResolver>().ResolveAsync(retry, AppBox.Soon);
        }

        await box.RunAsync(retry, ProbeVerdict.NeedsExtraction);
        await box.AnnounceAsync(retry);
        await box.FinishAsync(retry);
        if (merge)
        {
            await box.Get<RetryJobs>().MergeAsync(retry, AppBox.Soon);
        }
    }

    /// <summary>The one server's library is this folder.</summary>
    private static Task OwnAsync(AppBox box, string folder)
        => box.ChangeServersAsync(servers => servers[0]!["libraries"]![0]!["remote_paths"]![0] = Path.Combine(box.Media, folder));
}
