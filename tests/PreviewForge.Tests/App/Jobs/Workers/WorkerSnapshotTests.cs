using System.Text.Json.Nodes;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Tests.App.Jobs.Workers;

public sealed class WorkerSnapshotTests
{
    [Fact]
    public async Task While_no_runner_is_heard_of_the_workers_that_the_settings_promise_are_shown_idle()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.Runners.IsAlive = false;
        await box.SetAsync("cpu_threads", 2);
        await box.SetAsync("gpu_config", JsonNode.Parse("""[{"device": "nvidia-1", "workers": 2}, {"device": "intel-1", "enabled": false, "workers": 4}]"""));

        IReadOnlyList<WorkerView> workers = await box.Get<WorkerSnapshot>().TakeAsync(AppBox.Soon);

        Assert.Equal(
            [(1, "GPU", "GPU Worker 1 (nvidia-1)"), (2, "GPU", "GPU Worker 2 (nvidia-1)"), (3, "CPU", "CPU Worker 1"), (4, "CPU", "CPU Worker 2")],
            workers.Select(worker => (worker.WorkerId, worker.WorkerType, worker.WorkerName)));
        Assert.All(workers, worker => Assert.Equal(("idle", "", 0d), (worker.Status, worker.CurrentTitle, worker.ProgressPercent)));
    }

    [Fact]
    public async Task The_workers_of_living_runners_are_shown_instead_of_promises()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("cpu_threads", 8);
        box.Runners.Workers.Add(new WorkerState { Id = 1, Kind = WorkerKind.Cpu, Name = "CPU Worker 1", Current = new CurrentWork(Guid.NewGuid(), 1, "/m/Kelp (2021).mkv", "Extracting", 40, 12, 190) });

        WorkerView worker = Assert.Single(await box.Get<WorkerSnapshot>().TakeAsync(AppBox.Soon));

        Assert.Equal(("processing", "Kelp (2021)", "/m/Kelp (2021).mkv", "3m 10s", 190d), (worker.Status, worker.CurrentTitle, worker.CurrentFile, worker.Eta, worker.RemainingTime));
        Assert.Equal((40d, "12.0x", true), (worker.ProgressPercent, worker.Speed, worker.FfmpegStarted));
    }

    [Fact]
    public async Task A_runner_that_lives_and_has_not_begun_its_workers_hides_no_promises()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.SetAsync("cpu_threads", 1);

        Assert.Equal("idle", Assert.Single(await box.Get<WorkerSnapshot>().TakeAsync(AppBox.Soon)).Status);
    }
}
