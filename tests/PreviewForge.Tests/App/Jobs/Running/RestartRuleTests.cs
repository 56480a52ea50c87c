using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class RestartRuleTests
{
    private const string Interrupted = "Job was interrupted by server restart";

    [Fact]
    public async Task A_running_job_goes_on_and_its_log_says_that_there_was_a_restart()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        JobRow before = await box.JobAsync(job);

        await box.Get<RestartRule>().ApplyAsync(AppBox.Soon);

        JobRow after = await box.JobAsync(job);
        Assert.Equal((JobStatus.Running, true, before.StartedAt, null), (after.Status, after.HoldsSlot, after.StartedAt, after.Error));
        Assert.Contains("goes on where it was", (await box.LogAsync(job))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_people_do_not_want_that_running_jobs_have_failed_and_those_that_wait_go_on_waiting()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("auto_requeue_on_restart", false);
        Guid running = await box.StartJobAsync(box.Video("a.mkv"));
        Guid held = await box.StartJobAsync(box.Video("b.mkv"));
        await box.SuspendAsync(held);
        Guid waiting = await box.AddAsync();
        Guid head = await box.AddAsync();
        await box.ChangeAsync(head, row => (row.Chain, row.Status) = (ChainState.Running, JobStatus.Running));

        await box.Get<RestartRule>().ApplyAsync(AppBox.Soon);

        Assert.Equal((JobStatus.Failed, Interrupted, false), StateOf(await box.JobAsync(running)));
        Assert.Equal((JobStatus.Failed, Interrupted, false), StateOf(await box.JobAsync(held)));
        Assert.Equal((JobStatus.Pending, null, false), StateOf(await box.JobAsync(waiting)));
        Assert.Equal((JobStatus.Running, null, false), StateOf(await box.JobAsync(head)));
    }

    [Fact]
    public async Task A_job_that_a_restart_broke_off_has_failed_though_one_of_its_videos_could_be_tried_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("auto_requeue_on_restart", false);
        Guid job = await box.StartJobAsync(box.Video("a.mkv"), Path.Combine(box.Media, "gone.mkv"));
        await box.DispatchAsync(job);

        await box.Get<RestartRule>().ApplyAsync(AppBox.Soon);

        Assert.Equal((JobStatus.Failed, Interrupted, false), StateOf(await box.JobAsync(job)));
        Assert.Empty(await box.TriesAsync(job));
    }

    [Fact]
    public async Task A_result_that_comes_after_such_an_end_counts_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("auto_requeue_on_restart", false);
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        await box.Get<RestartRule>().ApplyAsync(AppBox.Soon);

        Assert.False((await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.Fresh))).Counted);
    }

    private static (JobStatus, string?, bool) StateOf(JobRow job) => (job.Status, job.Error, job.HoldsSlot);
}
