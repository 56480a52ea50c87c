using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.Runners;
using PreviewForge.Tests.Runner;

namespace PreviewForge.Tests.App.Jobs.Running;

[Collection<AzuriteTests>]
public sealed class RunnerWishesTests(Azurite azurite)
{
    [Fact]
    public async Task Runners_are_told_that_all_work_is_held_and_that_it_is_not_any_more()
    {
        await using AppBox box = await OpenAsync();
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);
        bool held = (await PublishedAsync(box)).Paused;
        await box.Get<UserPause>().SetAsync(false, AppBox.Soon);

        Assert.Equal((true, false), (held, (await PublishedAsync(box)).Paused));
    }

    [Fact]
    public async Task Runners_drop_the_work_of_cancelled_jobs_and_of_jobs_that_are_held_alone()
    {
        await using AppBox box = await OpenAsync();
        Guid[] jobs = [await box.AddAsync(), await box.AddAsync(), await box.AddAsync()];
        await box.LookAsync();
        await box.Get<JobLifecycle>().CancelAsync(jobs[0], AppBox.Soon);
        await box.SuspendAsync(jobs[1]);

        DesiredState wish = await PublishedAsync(box);
        await box.UnsuspendAsync(jobs[1]);
        DesiredState later = await PublishedAsync(box);

        Assert.Equal(jobs[..2].Order(), wish.CancelledJobs.Order());
        Assert.Equal([jobs[0]], later.CancelledJobs);
    }

    [Fact]
    public async Task A_cancelled_job_is_named_for_a_day()
    {
        await using AppBox box = await OpenAsync();
        Guid job = await box.AddAsync();
        await box.Get<JobLifecycle>().CancelAsync(job, AppBox.Soon);

        box.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal([job], (await PublishedAsync(box)).CancelledJobs);
        box.Time.Advance(TimeSpan.FromHours(2));
        Assert.Empty((await PublishedAsync(box)).CancelledJobs);
    }

    [Fact]
    public async Task Workers_that_were_added_by_hand_are_wished_over_what_the_settings_say()
    {
        await using AppBox box = await OpenAsync();
        await box.SetAsync("cpu_threads", 1);
        box.Runners.Workers.Add(new WorkerState { Id = 1, Kind = WorkerKind.Cpu, Name = "CPU Worker 1" });

        await box.Get<WorkerCrew>().AddAsync(new WorkerRequest(WorkerKind.Cpu, 2), AppBox.Soon);
        int? added = (await ReadAsync()).CpuWorkers;
        await box.Get<WishedWorkers>().ForgetChangesAsync(AppBox.Soon);

        Assert.Equal((3, 1), (added, (await PublishedAsync(box)).CpuWorkers));
    }

    private async Task<DesiredState> PublishedAsync(AppBox box)
    {
        await box.Get<RunnerWishes>().PublishAsync(AppBox.Soon);
        return await ReadAsync();
    }

    private async Task<DesiredState> ReadAsync()
    {
        var blob = new BlobContainerClient(azurite.ConnectionString, BlobNames.Container).GetBlobClient(BlobNames.Desired);
        return JsonSerializer.Deserialize((await blob.DownloadContentAsync(AppBox.Soon)).Value.Content, Wire.Default.DesiredState)!;
    }

    private Task<AppBox> OpenAsync() => AppBox.OpenAsync(services => services.AddSingleton(new StorageAccount(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString }).Build())));
}
