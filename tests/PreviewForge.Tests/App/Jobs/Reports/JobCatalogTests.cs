using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Jobs.Submission;

namespace PreviewForge.Tests.App.Jobs.Reports;

public sealed class JobCatalogTests
{
    [Fact]
    public async Task Jobs_that_run_come_first_then_those_that_wait_by_urgency_then_the_latest_ends()
    {
        await using AppBox box = await AppBox.OpenAsync();
        JobLifecycle lifecycle = box.Get<JobLifecycle>();
        Guid running = await AddAsync(box, "running", JobPriority.Low);
        await box.LetInAsync(running);
        Guid endedEarly = await AddAsync(box, "ended early", JobPriority.Normal);
        Guid endedLate = await AddAsync(box, "ended late", JobPriority.Normal);
        Guid low = await AddAsync(box, "low", JobPriority.Low);
        Guid old = await AddAsync(box, "old", JobPriority.Normal);
        Guid young = await AddAsync(box, "young", JobPriority.Normal);
        await lifecycle.CancelAsync(endedEarly, AppBox.Soon);
        box.Time.Advance(TimeSpan.FromMinutes(1));
        await lifecycle.CancelAsync(endedLate, AppBox.Soon);

        JobPage page = await box.Get<JobCatalog>().ListAsync(new PageRequest(1, 50), withRetries: false, AppBox.Soon);

        Assert.Equal([running, old, young, low, endedLate, endedEarly], page.Jobs.Select(job => job.Id));
    }

    [Theory]
    [InlineData(99, 10, 0, 99, 10, 1)]
    [InlineData(0, 50, 3, 0, 3, 1)]
    [InlineData(2, 2, 1, 2, 2, 2)]
    public async Task Pages_are_cut_as_asked_and_one_that_is_not_there_is_empty(int page, int perPage, int count, int shownPage, int shownPerPage, int pages)
    {
        await using AppBox box = await AppBox.OpenAsync();
        for (int n = 0; n < 3; n++)
        {
            await AddAsync(box, $"{n}", JobPriority.Normal);
        }

        JobPage shown = await box.Get<JobCatalog>().ListAsync(new PageRequest(page, perPage), withRetries: false, AppBox.Soon);

        Assert.Equal((count, 3, shownPage, shownPerPage, pages), (shown.Jobs.Count, shown.Total, shown.Page, shown.PerPage, shown.Pages));
    }

    [Fact]
    public async Task A_job_that_runs_is_counted_at_most_once_a_second_and_one_that_ended_is_exact()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.DispatchAsync(job);
        Task<JobView?> Find() => box.Get<JobCatalog>().FindAsync(job, AppBox.Soon);

        Assert.Equal(0, (await Find())!.Progress.ProcessedItems);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.Fresh));
        Assert.Equal(0, (await Find())!.Progress.ProcessedItems);
        box.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await Find())!.Progress.ProcessedItems);
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);
        Assert.Equal((JobStatus.Completed, 1), ((await Find())!.Status, (await Find())!.Progress.ProcessedItems));
    }

    [Fact]
    public async Task Progress_counts_what_is_done_and_the_share_of_what_is_in_work()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync([.. Enumerable.Range(0, 4).Select(n => box.Video($"{n}.mkv"))]);
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.NeedsExtraction));
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Extracts.First().Outcome(ExtractOutcome.Published));
        box.Runners.Workers.Add(new WorkerState
        {
            Id = 1, Kind = WorkerKind.Cpu, Name = "CPU Worker 1", Current = new CurrentWork(job, 2, "/m/1.mkv", "Extracting", 50, 12.34, 75),
        });

        JobView view = (await box.Get<JobCatalog>().FindAsync(job, AppBox.Soon))!;

        Assert.Equal((37.5, "1/4 completed", "12.3x", "/m/1.mkv"), (view.Progress.Percent, view.Progress.CurrentItem, view.Progress.Speed, view.Progress.CurrentFile));
        Assert.Equal(("1m 15s", "CPU", "processing"), (view.Workers.Single().Eta, view.Workers.Single().WorkerType, view.Workers.Single().Status));
        Assert.Equal((4, 1, 0), (view.TotalItems, view.CompletedItems, view.FailedItems));
        Assert.Equal(1, view.Publishers.Single().Counts["published"]);
        Assert.Equal(1, view.Publishers.Single().FrameSources["extracted"]);
    }

    [Fact]
    public async Task The_counts_of_a_job_that_has_ended_stay_as_they_were()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"), Path.Combine(box.Media, "gone.mkv"));
        await box.DispatchAsync(job);
        await box.AnswerAsync(box.Queues.Probes.Single().Verdicts(ProbeVerdict.Fresh));
        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);

        JobView view = (await box.Get<JobCatalog>().FindAsync(job, AppBox.Soon))!;

        Assert.Equal(new Dictionary<string, int> { ["skipped_bif_exists"] = 1, ["skipped_file_not_found"] = 1 }, view.Progress.Outcome);
        Assert.Equal(1, view.Publishers.Single().Counts["skipped_output_exists"]);
    }

    private static async Task<Guid> AddAsync(AppBox box, string name, JobPriority priority)
    {
        box.Time.Advance(TimeSpan.FromSeconds(1));
        return await box.Get<JobSubmission>().SubmitAsync(new ManualJobRequest([Path.Combine(box.Media, name)], false, priority, null), AppBox.Soon);
    }
}
