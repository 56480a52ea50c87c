using Microsoft.AspNetCore.Http;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Retrying;

public sealed class ChainEndTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_the_first_job_cancels_its_try_whether_it_waits_or_runs_and_says_why(bool isRunning)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = (await box.TriesAsync(head)).Single().Id;
        if (isRunning)
        {
            await box.ReleasedTryAsync(head);
        }

        Assert.True(await box.Get<JobLifecycle>().CancelAsync(head, AppBox.Soon));

        JobRow row = await box.JobAsync(attempt);
        Assert.Equal((JobStatus.Cancelled, "Parent retry chain was cancelled.", false), (row.Status, row.Error, row.HoldsSlot));
        Assert.Equal((JobStatus.Cancelled, null), ((await box.JobAsync(head)).Status, (await box.JobAsync(head)).RetryAt));
        Assert.Equal((LiveEventKind.JobCancelled, LiveEventKind.JobCancelled), ((await box.ToldAsync(head))[^1], (await box.ToldAsync(attempt))[^1]));
        Assert.Null(await box.Get<RetryJobs>().PlanAsync(head, AppBox.Soon));
    }

    [Fact]
    public async Task A_try_that_had_ended_before_keeps_its_end_when_the_first_job_is_cancelled()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid first = await box.TryAsync(head, ProbeVerdict.SourceMissing);
        JobRow before = await box.JobAsync(first);

        await box.Get<JobLifecycle>().CancelAsync(head, AppBox.Soon);

        Assert.Equal((before.Status, before.Error), ((await box.JobAsync(first)).Status, (await box.JobAsync(first)).Error));
        Assert.NotEqual(JobStatus.Cancelled, before.Status);
    }

    [Fact]
    public async Task A_chain_that_was_cancelled_is_not_woken_by_the_end_of_its_try()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = await box.ReleasedTryAsync(head);
        await box.Get<JobLifecycle>().CancelAsync(head, AppBox.Soon);

        await box.FinishAsync(attempt);
        await box.Get<RetryJobs>().MergeAsync(attempt, AppBox.Soon);

        Assert.Equal(JobStatus.Cancelled, (await box.JobAsync(head)).Status);
        Assert.Single(await box.TriesAsync(head));
    }

    [Fact]
    public async Task Cancelling_a_try_ends_the_chain_without_another()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = await box.ReleasedTryAsync(head);

        await box.Get<JobLifecycle>().CancelAsync(attempt, AppBox.Soon);
        await box.Get<RetryJobs>().MergeAsync(attempt, AppBox.Soon);

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.Exhausted, JobStatus.Failed, null), (row.Chain, row.Status, row.RetryAt));
        Assert.Single(await box.TriesAsync(head));
    }

    [Fact]
    public async Task Cancelling_a_try_that_waits_ends_its_chain_at_once_with_a_plain_reason()
    {
        await using AppBox box = await AppBox.OpenAsync(services => services.ForgetStorage());
        await using var client = new RecordingClient();
        Guid head = await box.MissingJobAsync();
        Guid attempt = (await box.TriesAsync(head)).Single().Id;

        await CancelAsync(box, client, attempt);

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.Exhausted, JobStatus.Failed, null), (row.Chain, row.Status, row.RetryAt));
        Assert.Equal("1 file not found. Try 1 was cancelled, so nothing more is tried", row.Error);
        Assert.Contains($"tell retry-{head} retry-now", client.Asked);
        Assert.Null(await box.Get<RetryJobs>().PlanAsync(head, AppBox.Soon));
    }

    [Fact]
    public async Task Cancelling_the_first_job_reaches_the_try_that_runs_and_the_chain_at_once()
    {
        await using AppBox box = await AppBox.OpenAsync(services => services.ForgetStorage());
        await using var client = new RecordingClient();
        Guid head = await box.MissingJobAsync();
        Guid attempt = await box.ReleasedTryAsync(head);

        await CancelAsync(box, client, head);

        Assert.Contains($"tell job-{attempt} progress", client.Asked);
        Assert.Contains($"tell retry-{head} retry-now", client.Asked);
    }

    [Fact]
    public async Task Cancelling_a_job_without_a_chain_tells_nobody_else()
    {
        await using AppBox box = await AppBox.OpenAsync(services => services.ForgetStorage());
        await using var client = new RecordingClient();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await CancelAsync(box, client, job);

        Assert.Equal(["signal gate Look", $"tell job-{job} progress"], client.Asked);
    }

    [Fact]
    public async Task The_first_job_ignores_the_ordinary_end_of_its_own_run_while_the_chain_goes_on()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();

        await box.FinishAsync(head);
        await box.Get<JobLifecycle>().FailAsync(head, "too late", AppBox.Soon);

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.Scheduled, JobStatus.Pending, null, 1), (row.Chain, row.Status, row.Error, row.RetryAttempt));
        Assert.Single(await box.TriesAsync(head));
    }

    [Fact]
    public async Task When_the_try_that_a_chain_waits_for_is_deleted_the_first_job_does_not_wait_for_ever()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = (await box.TriesAsync(head)).Single().Id;

        Assert.True(await box.Get<JobRemoval>().DeleteAsync(attempt, AppBox.Soon));

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.Exhausted, JobStatus.Failed), (row.Chain, row.Status));
        Assert.NotNull(row.CompletedAt);
        Assert.NotNull(row.Error);
    }

    [Fact]
    public async Task An_earlier_try_can_be_deleted_and_the_chain_goes_on()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid first = await box.TryAsync(head, ProbeVerdict.SourceMissing);

        Assert.True(await box.Get<JobRemoval>().DeleteAsync(first, AppBox.Soon));

        Assert.Equal(ChainState.Scheduled, (await box.JobAsync(head)).Chain);
        Assert.Equal(2, (await box.Get<RetryJobs>().PlanAsync(head, AppBox.Soon))!.Attempt);
    }

    [Fact]
    public async Task A_chain_without_a_living_orchestration_gets_one_and_an_ended_one_does_not()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new RecordingClient();
        Guid[] heads = [await box.MissingJobAsync(), await box.MissingJobAsync(), await box.MissingJobAsync()];
        client.Alive.Add(RetryChain.InstanceId(heads[0]));
        await box.Get<JobLifecycle>().CancelAsync(heads[1], AppBox.Soon);

        await box.Get<RetryChains>().ReconcileAsync(client, AppBox.Soon);
        foreach (Guid head in heads)
        {
            await box.Get<RetryChains>().StartAsync(client, head, AppBox.Soon);
        }

        Assert.Equal([$"start RetryChain retry-{heads[2]}", $"start RetryChain retry-{heads[0]}", $"start RetryChain retry-{heads[2]}"], client.Asked);
    }

    private static Task<IResult> CancelAsync(AppBox box, RecordingClient client, Guid job)
        => new CancelJobFunction(box.Get<JobCatalog>(), box.Get<JobLifecycle>(), box.Get<RunnerWishes>(), box.Get<RunningJobs>(), box.Get<CancelledChains>())
            .CancelJob(new DefaultHttpContext().Request, job.ToString(), client, AppBox.Soon);
}
