using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Editing;

public sealed class JobRemovalTests
{
    private static readonly JobStatus[] AllFinal = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    [Fact]
    public async Task A_deleted_job_is_gone_with_its_videos_its_work_and_its_log()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        await box.Get<JobLifecycle>().CancelAsync(job, AppBox.Soon);
        Assert.True(File.Exists(box.Get<AppFolders>().JobLog(job)));

        Assert.True(await box.Get<JobRemoval>().DeleteAsync(job, AppBox.Soon));

        Assert.Empty(await box.JobIdsAsync());
        Assert.Empty(await box.ItemsAsync(job));
        Assert.False(await box.Database.ReadAsync(context => context.Dispatches.AnyAsync(AppBox.Soon), AppBox.Soon));
        Assert.False(File.Exists(box.Get<AppFolders>().JobLog(job)));
        Assert.Equal(LiveEventKind.JobDeleted, (await box.ToldAsync(job))[^1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_runs_is_not_deleted_even_while_it_is_held(bool isHeld)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await (isHeld ? box.SuspendAsync(job) : Task.CompletedTask);

        Assert.False(await box.Get<JobRemoval>().DeleteAsync(job, AppBox.Soon));

        Assert.Single(await box.ItemsAsync(job));
        Assert.True(File.Exists(box.Get<AppFolders>().JobLog(job)));
    }

    [Fact]
    public async Task A_job_whose_try_runs_is_not_deleted()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = await box.ReleasedTryAsync(head);

        Assert.False(await box.Get<JobRemoval>().DeleteAsync(head, AppBox.Soon));
        Assert.False(await box.Get<JobRemoval>().DeleteAsync(attempt, AppBox.Soon));

        Assert.Equal(2, (await box.JobIdsAsync()).Count);
    }

    [Fact]
    public async Task The_tries_of_a_chain_go_with_its_first_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        await box.TryAsync(head, ProbeVerdict.SourceMissing);
        Guid other = await box.AddAsync();
        Guid[] tries = [.. (await box.TriesAsync(head)).Select(attempt => attempt.Id)];

        Assert.True(await box.Get<JobRemoval>().DeleteAsync(head, AppBox.Soon));

        Assert.Equal(2, tries.Length);
        Assert.Equal([other], await box.JobIdsAsync());
        foreach (Guid attempt in tries)
        {
            Assert.Equal(LiveEventKind.JobDeleted, (await box.ToldAsync(attempt))[^1]);
        }
    }

    [Fact]
    public async Task A_job_that_there_is_not_can_not_be_deleted()
    {
        await using AppBox box = await AppBox.OpenAsync();

        Assert.False(await box.Get<JobRemoval>().DeleteAsync(Guid.NewGuid(), AppBox.Soon));
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("""[]""", 3)]
    [InlineData("""["failed"]""", 1)]
    [InlineData("""["completed", "cancelled"]""", 2)]
    [InlineData("""["running"]""", 0)]
    [InlineData("""["pending"]""", 0)]
    [InlineData("""["pending", "failed"]""", 1)]
    public async Task Clearing_takes_what_has_ended_and_is_asked_for(string? statuses, int cleared)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid[] jobs = [await box.AddAsync(), await box.AddAsync(), await box.AddAsync(), await box.AddAsync(), await box.AddAsync()];
        JobStatus[] states = [JobStatus.Pending, JobStatus.Running, .. AllFinal];
        foreach ((Guid job, JobStatus status) in jobs.Zip(states))
        {
            await box.ChangeAsync(job, row => row.Status = status);
        }

        Assert.Equal(cleared, await box.Get<JobRemoval>().ClearAsync(ClearRequest.StatusesOf(statuses is null ? null : JsonNode.Parse(statuses)), null, AppBox.Soon));

        List<Guid> left = await box.JobIdsAsync();
        Assert.Equal(jobs.Length - cleared, left.Count);
        Assert.Equal(jobs[..2], jobs[..2].Intersect(left));
    }

    [Theory]
    [InlineData("""["done"]""")]
    [InlineData("""[null]""")]
    [InlineData("""[3]""")]
    [InlineData("""["failed", "nonsense"]""")]
    [InlineData("\"failed\"")]
    [InlineData("""{"failed": true}""")]
    [InlineData("""true""")]
    public void A_wish_to_clear_that_makes_no_sense_is_refused(string statuses)
        => Assert.Equal(400, Assert.Throws<ApiException>(() => ClearRequest.StatusesOf(JsonNode.Parse(statuses))).Status);

    [Fact]
    public void The_refusal_names_the_statuses_that_there_are()
        => Assert.Contains(
            "pending, running, completed, failed, cancelled",
            Assert.Throws<ApiException>(() => ClearRequest.StatusesOf(new JsonArray("done"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task The_count_of_what_was_cleared_includes_tries_and_is_told_once_and_only_when_there_was_something()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        await box.Get<JobLifecycle>().CancelAsync(head, AppBox.Soon);

        int first = await box.Get<JobRemoval>().ClearAsync(AllFinal, null, AppBox.Soon);
        int second = await box.Get<JobRemoval>().ClearAsync(AllFinal, null, AppBox.Soon);

        LiveEvent told = Assert.Single((await box.Get<EventLog>().ReadAsync(0, AppBox.Soon)).Events, news => news.Kind == LiveEventKind.JobsCleared);
        Assert.Equal((2, 0), (first, second));
        Assert.Equal("""{"count":2}""", told.Data!.Value.GetRawText());
    }

    [Fact]
    public async Task More_jobs_than_one_transaction_takes_are_all_cleared()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.Database.WriteAsync(
            context =>
            {
                context.Jobs.AddRange(Enumerable.Range(0, 250).Select(number => new JobRow
                {
                    Id = Guid.NewGuid(), CreatedAt = box.Time.GetUtcNow(), LibraryName = $"{number}", Status = JobStatus.Completed, Config = new JobConfig(),
                }));
                return Task.FromResult(0);
            },
            AppBox.Soon);

        Assert.Equal(250, await box.Get<JobRemoval>().ClearAsync(AllFinal, null, AppBox.Soon));
    }

    [Fact]
    public async Task The_counts_of_jobs_leave_out_the_same_tries_as_lists_so_that_failed_ones_can_reach_nought()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        Guid attempt = await box.ReleasedTryAsync(head);
        await box.Get<JobLifecycle>().FailAsync(attempt, "no luck", AppBox.Soon);

        IReadOnlyDictionary<string, int> stats = await box.Get<JobCatalog>().StatsAsync(AppBox.Soon);
        JobPage listed = await box.Get<JobCatalog>().ListAsync(new PageRequest(0, 50), withRetries: false, AppBox.Soon);
        JobPage all = await box.Get<JobCatalog>().ListAsync(new PageRequest(0, 50), withRetries: true, AppBox.Soon);

        Assert.Equal((1, 1, 0), (stats["total"], stats["running"], stats["failed"]));
        Assert.Equal([head], listed.Jobs.Select(job => job.Id));
        Assert.Equal(2, all.Total);
    }
}
