using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Editing;
using PreviewForge.Functions.Jobs.Retention;
using PreviewForge.Functions.Settings;
using PreviewForge.Tests.App.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Retention;

public sealed class RetentionTests
{
    [Theory]
    [InlineData(JobStatus.Completed)]
    [InlineData(JobStatus.Failed)]
    [InlineData(JobStatus.Cancelled)]
    public async Task What_ended_longer_ago_than_the_setting_says_is_removed(JobStatus status)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("job_history_days", 7);
        Guid old = await EndedAsync(box, status, 8);
        Guid young = await EndedAsync(box, status, 6);

        await RunAsync(box);

        Assert.Equal([young], await box.JobIdsAsync());
        Assert.NotEqual(old, young);
    }

    [Theory]
    [InlineData(JobStatus.Pending)]
    [InlineData(JobStatus.Running)]
    public async Task What_has_not_ended_is_kept_however_old_it_is(JobStatus status)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();
        await box.ChangeAsync(job, row => (row.Status, row.CreatedAt) = (status, box.Time.GetUtcNow().AddYears(-1)));

        await RunAsync(box);

        Assert.Equal([job], await box.JobIdsAsync());
    }

    [Fact]
    public async Task A_job_without_an_end_in_its_row_is_as_old_as_its_beginning()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.AddAsync();
        await box.ChangeAsync(job, row => (row.Status, row.CreatedAt) = (JobStatus.Failed, box.Time.GetUtcNow().AddDays(-31)));

        await RunAsync(box);

        Assert.Empty(await box.JobIdsAsync());
    }

    [Fact]
    public async Task An_old_try_stays_as_long_as_its_first_job_does()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.MissingJobAsync();
        await box.TryAsync(head, ProbeVerdict.SourceMissing);
        box.Time.Advance(TimeSpan.FromDays(60));

        await RunAsync(box);

        Assert.Equal(3, (await box.JobIdsAsync()).Count);
    }

    [Fact]
    public async Task Logs_without_a_job_are_removed_and_files_with_other_names_are_left()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        AppFolders folders = box.Get<AppFolders>();
        string orphan = folders.JobLog(Guid.NewGuid());
        string other = Path.Combine(Path.GetDirectoryName(orphan)!, "notes.log");
        await File.WriteAllTextAsync(orphan, "", AppBox.Soon);
        await File.WriteAllTextAsync(other, "", AppBox.Soon);

        await RunAsync(box);

        Assert.Equal((false, true, true), (File.Exists(orphan), File.Exists(other), File.Exists(folders.JobLog(job))));
    }

    [Fact]
    public async Task While_the_settings_can_not_be_read_nothing_is_removed()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await EndedAsync(box, JobStatus.Completed, 1000);
        await File.WriteAllTextAsync(box.Get<AppFolders>().SettingsFile, "{", AppBox.Soon);

        await Assert.ThrowsAsync<SettingsException>(() => RunAsync(box));

        Assert.Equal([job], await box.JobIdsAsync());
    }

    private static async Task<Guid> EndedAsync(AppBox box, JobStatus status, int daysAgo)
    {
        Guid job = await box.AddAsync();
        await box.ChangeAsync(job, row => (row.Status, row.CompletedAt) = (status, box.Time.GetUtcNow().AddDays(-daysAgo)));
        return job;
    }

    private static Task RunAsync(AppBox box)
        => new RetentionFunction(box.Get<JobRemoval>(), box.Get<OrphanLogs>(), box.Get<SettingsStore>(), box.Time, NullLogger<RetentionFunction>.Instance)
            .RunAsync(new TimerInfo(), AppBox.Soon);
}
