using Microsoft.Extensions.Time.Testing;
using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Detection;
using PreviewForge.GpuRunner.Hardware.Vulkan;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Tests.Runner.Hardware;

public class DevicesTests
{
    private readonly Devices _devices = new(new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
    private readonly RunnerOptions _options = new() { CpuWorkers = 1 };

    [Fact]
    public void Workers_come_with_the_devices_that_can_be_used()
    {
        var workers = new ExtractionWorkers(_options, _devices);
        Assert.Equal(["CPU Worker 1"], Names(workers));

        Find(Known("pci-0000:0a:00.0"), Known("pci-0000:0b:00.0") with { Decodes = DecodeResults.None });

        Assert.Equal(["GPU Worker 1 (Card pci-0000:0a:00.0)", "CPU Worker 1"], Names(workers).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void The_apps_wish_counts_for_the_devices_that_it_names()
    {
        _options.GpuWorkers = PerDevice.All(2);
        var workers = new ExtractionWorkers(_options, _devices);
        Find(Known("a"), Known("b"), Known("c"));

        workers.Follow(new DesiredState
        {
            CpuWorkers = 0,
            GpuWorkers = new Dictionary<string, int> { ["b"] = 1, ["c"] = 0, ["unknown"] = 9 },
            GpuThreads = new Dictionary<string, int> { ["b"] = 7 },
        });

        Assert.Equal([("a", 2), ("a", 2), ("b", 7)], workers.Pool.Workers.Select(worker => (worker.Device.Id, worker.Threads)).Order());
    }

    [Fact]
    public void A_device_that_fails_again_and_again_drains_and_is_doubted_and_comes_back_after_a_search()
    {
        var workers = new ExtractionWorkers(_options, _devices);
        Find(Known("a"));
        var device = _devices.Known[0].Usable!;
        _devices.Failed(device, "No surface.");
        _devices.Failed(device, "No surface.");
        Assert.Equal(2, workers.Pool.Workers.Count);
        Assert.False(_devices.Doubted.IsCompleted);

        _devices.Failed(device, "No surface.");

        Assert.Equal(["CPU Worker 1"], Names(workers));
        Assert.True(_devices.Doubted.IsCompleted);
        var state = _devices.Known[0].ToState(0, []);
        Assert.Equal(DeviceStatus.Drained, state.Status);
        Assert.Contains("3 times in a row; the last time: No surface.", state.Problem, StringComparison.Ordinal);

        Find(Known("a"));

        Assert.Equal(2, workers.Pool.Workers.Count);
        Assert.Null(_devices.Known[0].Drained);
    }

    [Fact]
    public void A_success_between_failures_forgives_them()
    {
        Find(Known("a"));
        var device = _devices.Known[0].Usable!;
        for (var i = 0; i < 10; i++)
        {
            _devices.Failed(device, "No surface.");
            _devices.Failed(device, "No surface.");
            _devices.Worked(device);
        }

        Assert.NotNull(_devices.FindUsable("a"));
    }

    [Fact]
    public void A_device_that_is_gone_stays_in_sight_as_drained_until_it_is_back()
    {
        var workers = new ExtractionWorkers(_options, _devices);
        Find(Known("a"), Known("b"));

        Find(Known("b"));
        Find(Known("b"));
        Assert.True(_devices.AnyDrained);
        Assert.Equal(("a", "It is gone since 2026-01-02 03:04:05Z."), (_devices.Known[1].Id, _devices.Known[1].Drained));
        Assert.DoesNotContain(workers.Pool.Workers, worker => worker.Device.Id is "a");

        Find(Known("a"), Known("b"));

        Assert.False(_devices.AnyDrained);
        Assert.Equal(3, workers.Pool.Workers.Count);
    }

    private static IEnumerable<string> Names(ExtractionWorkers workers) => workers.Pool.Workers.Select(worker => worker.Name);

    private void Find(params KnownDevice[] devices) => _devices.Replace(devices, VulkanDevice.None("Not looked for."));

    private static KnownDevice Known(string id) => new(
        new FoundDevice(id, "amd", $"Card {id}", "amdgpu", []) { Device = new DecodeDevice(id, DeviceKind.Amd, $"Card {id}", "/dev/dri/renderD128") },
        new DecodeResults([new CodecFormat("hevc", 10)], new Dictionary<CodecFormat, string>()));
}
