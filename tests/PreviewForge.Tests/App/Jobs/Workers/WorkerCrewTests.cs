using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Workers;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Jobs.Workers;

public sealed class WorkerCrewTests
{
    [Theory]
    [InlineData(WorkerKind.Cpu)]
    [InlineData(WorkerKind.Gpu)]
    public async Task While_no_runner_lives_there_is_nothing_to_change(WorkerKind kind)
    {
        await using AppBox box = await OpenAsync(0);
        box.Runners.IsAlive = false;

        ApiException add = await Assert.ThrowsAsync<ApiException>(() => AddAsync(box, kind, 1));
        ApiException remove = await Assert.ThrowsAsync<ApiException>(() => RemoveAsync(box, kind, 1));

        Assert.Equal((409, "Worker pool is not available"), (add.Status, add.Message));
        Assert.Equal((409, "Worker pool is not available"), (remove.Status, remove.Message));
    }

    [Fact]
    public async Task Added_workers_come_on_top_of_those_that_there_are_and_the_settings_stay_as_they_are()
    {
        await using AppBox box = await OpenAsync(2);
        string before = await File.ReadAllTextAsync(box.Get<AppFolders>().SettingsFile, AppBox.Soon);

        WorkersAdded added = await AddAsync(box, WorkerKind.Cpu, 3);

        Assert.Equal(new WorkersAdded("CPU", 3, 3), added);
        Assert.Equal(5, (await WishAsync(box)).CpuWorkers);
        Assert.Equal(before, await File.ReadAllTextAsync(box.Get<AppFolders>().SettingsFile, AppBox.Soon));
        Assert.Contains((await box.Get<EventLog>().ReadAsync(0, AppBox.Soon)).Events, told => told.Kind == LiveEventKind.WorkerUpdate);
    }

    [Fact]
    public async Task There_are_never_more_than_thirty_two_of_a_kind()
    {
        await using AppBox box = await OpenAsync(30);

        Assert.Equal(new WorkersAdded("CPU", 5, 2), await AddAsync(box, WorkerKind.Cpu, 5));
        Assert.Equal(32, (await WishAsync(box)).CpuWorkers);
    }

    [Fact]
    public async Task Two_wishes_before_the_runner_has_followed_the_first_both_count()
    {
        await using AppBox box = await OpenAsync(2);

        await AddAsync(box, WorkerKind.Cpu, 1);
        await AddAsync(box, WorkerKind.Cpu, 1);
        int? more = (await WishAsync(box)).CpuWorkers;
        await RemoveAsync(box, WorkerKind.Cpu, 1);
        await RemoveAsync(box, WorkerKind.Cpu, 1);

        Assert.Equal((4, 2), (more, (await WishAsync(box)).CpuWorkers));
    }

    [Fact]
    public async Task Idle_workers_go_at_once_busy_ones_later_and_what_there_is_not_can_not_go()
    {
        await using AppBox box = await OpenAsync(2, busy: 1);

        Assert.Equal(new WorkersRemoved("CPU", 5, 2, 1, 2), await RemoveAsync(box, WorkerKind.Cpu, 5));
        Assert.Equal(0, (await WishAsync(box)).CpuWorkers);
    }

    [Fact]
    public async Task As_long_as_enough_are_idle_no_busy_one_goes()
    {
        await using AppBox box = await OpenAsync(2, busy: 2);

        Assert.Equal(new WorkersRemoved("CPU", 2, 2, 0, 0), await RemoveAsync(box, WorkerKind.Cpu, 2));
        Assert.Equal(2, (await WishAsync(box)).CpuWorkers);
    }

    [Fact]
    public async Task Without_a_GPU_that_works_none_of_its_workers_can_be_added()
    {
        await using AppBox box = await OpenAsync(1);
        box.Runners.Devices.Add(Device("broken", DeviceStatus.Failed));

        Assert.Equal(409, (await Assert.ThrowsAsync<ApiException>(() => AddAsync(box, WorkerKind.Gpu, 1))).Status);
    }

    [Fact]
    public async Task A_GPU_worker_comes_to_the_device_that_has_the_fewest()
    {
        await using AppBox box = await OpenAsync(0);
        box.Runners.Devices.AddRange([Device("busy", DeviceStatus.Ok), Device("free", DeviceStatus.Ok)]);
        box.Runners.Workers.Add(new WorkerState { Id = 9, Kind = WorkerKind.Gpu, Device = "busy", Name = "GPU Worker 1 (busy)" });

        WorkersAdded added = await AddAsync(box, WorkerKind.Gpu, 2);

        Assert.Equal(new WorkersAdded("GPU", 2, 2), added);
        Assert.Equal(2, (await WishAsync(box)).GpuWorkers["free"]);
        Assert.DoesNotContain("busy", (await WishAsync(box)).GpuWorkers.Keys);
    }

    [Fact]
    public async Task A_GPU_worker_is_taken_from_a_device_that_has_one()
    {
        await using AppBox box = await OpenAsync(0);
        box.Runners.Devices.AddRange([Device("free", DeviceStatus.Ok), Device("busy", DeviceStatus.Ok)]);
        box.Runners.Workers.Add(new WorkerState { Id = 9, Kind = WorkerKind.Gpu, Device = "busy", Name = "GPU Worker 1 (busy)" });

        Assert.Equal(new WorkersRemoved("GPU", 1, 1, 0, 0), await RemoveAsync(box, WorkerKind.Gpu, 1));
        Assert.Equal(0, (await WishAsync(box)).GpuWorkers["busy"]);
    }

    [Fact]
    public async Task What_was_changed_by_hand_is_forgotten_when_the_settings_speak()
    {
        await using AppBox box = await OpenAsync(1);
        await box.SetAsync("cpu_threads", 1);
        await AddAsync(box, WorkerKind.Cpu, 4);

        await box.Get<WishedWorkers>().ForgetChangesAsync(AppBox.Soon);

        Assert.Equal(1, (await WishAsync(box)).CpuWorkers);
    }

    private static Task<WorkersAdded> AddAsync(AppBox box, WorkerKind kind, int count) => box.Get<WorkerCrew>().AddAsync(new WorkerRequest(kind, count), AppBox.Soon);

    private static Task<WorkersRemoved> RemoveAsync(AppBox box, WorkerKind kind, int count) => box.Get<WorkerCrew>().RemoveAsync(new WorkerRequest(kind, count), AppBox.Soon);

    private static Task<DesiredState> WishAsync(AppBox box) => box.Get<WishedWorkers>().WishAsync(new DesiredState(), AppBox.Soon);

    private static DeviceState Device(string id, DeviceStatus status) => new() { Id = id, Kind = "nvidia", Name = id, Status = status };

    private static async Task<AppBox> OpenAsync(int idle, int busy = 0)
    {
        AppBox box = await AppBox.OpenAsync(services => services.ForgetStorage());
        var work = new CurrentWork(Guid.NewGuid(), 1, "/m/a.mkv", "Extracting", 10, 1, null);
        box.Runners.Workers.AddRange(Enumerable.Range(1, idle + busy).Select(
            number => new WorkerState { Id = number, Kind = WorkerKind.Cpu, Name = $"CPU Worker {number}", Current = number > idle ? work : null }));
        return box;
    }
}
