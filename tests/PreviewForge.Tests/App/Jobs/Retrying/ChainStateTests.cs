using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Retrying;

public sealed class ChainStateTests
{
    [Fact]
    public async Task While_a_try_is_waited_for_the_first_job_is_pending_and_says_when_it_is_due()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        DateTimeOffset now = box.Time.GetUtcNow();

        JobRow row = await box.JobAsync(head);
        JobView view = (await box.Get<JobCatalog>().FindAsync(head, AppBox.Soon))!;

        Assert.Equal((ChainState.Scheduled, JobStatus.Pending, 1, false), (row.Chain, row.Status, row.RetryAttempt, row.HoldsSlot));
        Assert.Equal((now.AddMinutes(1), now, now), (row.RetryAt, row.CreatedAt, row.ChainStartedAt));
        Assert.Equal((null, null), (row.CompletedAt, row.Error));
        Assert.Equal((now.AddMinutes(1), 60d), (view.Progress.RetryEta, view.Progress.RetryWaitTotal));
        Assert.Equal((true, false, ChainState.Scheduled, 3), (view.Config.IsRetryChain, view.Config.IsRetry, view.Config.LastOutcome, view.Config.RetryMaxAttempts));
    }

    [Fact]
    public async Task The_try_is_a_job_from_the_beginning_that_is_not_let_in_before_its_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();

        JobRow attempt = Assert.Single(await box.TriesAsync(head));

        Assert.Equal((JobStatus.Pending, box.Time.GetUtcNow().AddMinutes(1), "Retry: Manual: gone.mkv"), (attempt.Status, attempt.NotBefore, attempt.LibraryName));
        Assert.Equal((JobKind.Retry, 1, head), (attempt.Config.Kind, attempt.Config.RetryAttempt, attempt.Config.ParentJobId));
        Assert.Equal([LiveEventKind.JobCreated], await box.ToldAsync(attempt.Id));
        Assert.Empty((await box.LookAsync()).LetIn);
    }

    [Fact]
    public async Task A_released_try_waits_for_a_slot_and_the_first_job_keeps_its_place_in_lists()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        DateTimeOffset before = (await box.JobAsync(head)).CreatedAt;
        box.Time.Advance(TimeSpan.FromSeconds(10));

        await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon);

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.QueuedForSlot, JobStatus.Pending, null, before), (row.Chain, row.Status, row.RetryAt, row.CreatedAt));
    }

    [Fact]
    public async Task When_the_try_comes_in_the_first_job_runs_and_moves_to_the_top()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        box.Time.Advance(TimeSpan.FromSeconds(10));

        await box.ReleasedTryAsync(head);

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.Running, JobStatus.Running, null, box.Time.GetUtcNow()), (row.Chain, row.Status, row.RetryAt, row.CreatedAt));
        Assert.Equal((null, null, false), (row.CompletedAt, row.Error, row.HoldsSlot));
    }

    [Fact]
    public async Task A_file_that_turns_up_completes_the_first_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        box.Video("gone.mkv");
        box.Time.Advance(TimeSpan.FromSeconds(10));

        await box.TryAsync(head);

        JobRow row = await box.JobAsync(head);
        Assert.Equal((ChainState.Completed, JobStatus.Completed, null), (row.Chain, row.Status, row.Error));
        Assert.Equal((box.Time.GetUtcNow(), box.Time.GetUtcNow()), (row.CompletedAt, row.CreatedAt));
        Assert.Equal((ItemOutcome.Generated, false), ((await box.OnlyItemAsync(head)).Outcome, (await box.OnlyItemAsync(head)).IsOwed));
        Assert.Equal(LiveEventKind.JobUpdated, (await box.ToldAsync(head))[^1]);
        Assert.DoesNotContain(LiveEventKind.JobCompleted, await box.ToldAsync(head));
    }

    [Fact]
    public async Task A_file_that_never_turns_up_fails_the_first_job_with_a_plain_reason_after_the_last_try()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("webhook_retry_count", 2);
        Guid head = await box.MissingJobAsync();

        await box.TryAsync(head, ProbeVerdict.SourceMissing);
        ChainState between = (await box.JobAsync(head)).Chain;
        await box.TryAsync(head, ProbeVerdict.SourceMissing);

        JobRow row = await box.JobAsync(head);
        Assert.Equal(ChainState.Scheduled, between);
        Assert.Equal((ChainState.Exhausted, JobStatus.Failed, box.Time.GetUtcNow()), (row.Chain, row.Status, row.CompletedAt));
        Assert.Contains("1 file not found", row.Error, StringComparison.Ordinal);
        Assert.Contains("after 2 tries", row.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await box.TriesAsync(head)).Count);
    }

    [Fact]
    public async Task Without_retries_a_missing_file_ends_the_job_at_once()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("webhook_retry_count", 0);

        Guid job = await box.MissingJobAsync();

        JobRow row = await box.JobAsync(job);
        Assert.Equal((ChainState.None, JobStatus.Failed, "1 file not found"), (row.Chain, row.Status, row.Error));
        Assert.Empty(await box.TriesAsync(job));
    }

    [Fact]
    public async Task How_many_tries_there_are_is_fixed_when_the_job_begins()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(Path.Combine(box.Media, "gone.mkv"));
        await box.SetAsync("webhook_retry_count", 0);

        Assert.Equal(ChainState.Scheduled, (await box.FinishAsync(job)).Chain);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("films")]
    public async Task A_try_publishes_to_one_server_alone_only_where_the_first_job_was_told_to(string? pin)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = Guid.NewGuid();
        await box.Database.WriteAsync(
            context =>
            {
                context.Jobs.Add(new JobRow
                {
                    Id = head, CreatedAt = box.Time.GetUtcNow(), LibraryName = "Kelp", ServerId = "films", ServerName = "Films", ServerType = "folder",
                    Priority = JobPriority.High, Config = new JobConfig { FilePaths = [Path.Combine(box.Media, "gone.mkv")], ServerId = pin, Source = "radarr" },
                });
                return Task.FromResult(0);
            },
            AppBox.Soon);
        Assert.True(await box.LetInAsync(head));
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(head, AppBox.Soon));
        await box.FinishAsync(head);

        JobRow attempt = Assert.Single(await box.TriesAsync(head));

        Assert.Equal(pin, attempt.Config.ServerId);
        Assert.Equal(("films", "Films", "folder", JobPriority.High, "radarr"), (attempt.ServerId, attempt.ServerName, attempt.ServerType, attempt.Priority, attempt.Config.Source));
    }

    [Fact]
    public async Task The_time_of_a_try_is_kept_over_a_restart()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        DateTimeOffset due = box.Time.GetUtcNow().AddMinutes(1);
        box.Time.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(due, (await box.Get<RetryJobs>().PlanAsync(head, AppBox.Soon))!.DueAt);
    }

    [Fact]
    public async Task What_was_released_is_planned_as_due_already()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid? attempt = await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon);

        Assert.Equal(new RetryStep(1, null, attempt!.Value), await box.Get<RetryJobs>().PlanAsync(head, AppBox.Soon));
    }
}
