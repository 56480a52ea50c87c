using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

public sealed class JobLifecycleTests
{
    [Fact]
    public async Task Starting_twice_keeps_the_first_start()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.SubmitAsync(box.Video("a.mkv"));
        JobLifecycle lifecycle = box.Get<JobLifecycle>();
        DateTimeOffset first = box.Time.GetUtcNow();

        Assert.True(await box.LetInAsync(job));
        box.Time.Advance(TimeSpan.FromHours(1));
        Assert.True(await box.LetInAsync(job));

        Assert.Equal(first, (await box.JobAsync(job)).StartedAt);
    }

    [Fact]
    public async Task A_cancelled_job_stays_cancelled_whoever_comes_later()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.SubmitAsync(box.Video("a.mkv"));
        JobLifecycle lifecycle = box.Get<JobLifecycle>();

        Assert.True(await lifecycle.CancelAsync(job, AppBox.Soon));
        Assert.False(await lifecycle.CancelAsync(job, AppBox.Soon));
        Assert.False(await box.LetInAsync(job));
        await lifecycle.FinishAsync(job, AppBox.Soon);
        await lifecycle.FailAsync(job, "too late", AppBox.Soon);

        Assert.Equal((JobStatus.Cancelled, null), ((await box.JobAsync(job)).Status, (await box.JobAsync(job)).Error));
    }

    [Fact]
    public async Task A_job_without_videos_completes_with_a_warning_and_its_log_says_so()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Directory.CreateDirectory(Path.Combine(box.Media, "empty"));
        Guid job = await box.StartJobAsync(Path.Combine(box.Media, "empty"));

        await box.Get<JobLifecycle>().FinishAsync(job, AppBox.Soon);

        Assert.Equal(JobStatus.Completed, (await box.JobAsync(job)).Status);
        var log = await box.Get<Functions.Jobs.Logs.JobLogReader>().TailAsync(job, 1, AppBox.Soon);
        Assert.Equal("[12:00:00] WARNING - Job completed: No videos were found under the given paths", log!.Lines.Single());
    }
}
