using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Runners;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Choice;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Reporting;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Reporting;

public sealed class ReportingTests : IDisposable
{
    private readonly ObservedTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeBlobs _blobs = new();
    private readonly InFlight _inFlight = new();
    private readonly IntakeGate _gate = new();
    private readonly string _state = Directory.CreateTempSubdirectory("pf-state-").FullName;
    private readonly Devices _devices = new(TimeProvider.System);
    private readonly PauseSwitch _pause = new();
    private readonly ExtractionWorkers _workers;

    public ReportingTests() => _workers = new ExtractionWorkers(new RunnerOptions { CpuWorkers = 2 }, _devices);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string AliveFile => Path.Combine(_state, "r", "alive");

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Fact]
    public async Task A_heartbeat_comes_each_second_while_something_changes_and_else_every_ten()
    {
        using var service = Heartbeats();
        await service.StartAsync(Token);

        await AdvanceAsync(30);
        Assert.InRange(_blobs.Heartbeats.Count, 3, 4);
        var quiet = _blobs.Heartbeats.Count;
        for (var i = 1; i <= 5; i++)
        {
            _workers.Pool.Workers[0].Current = new CurrentWork(Guid.Empty, 1, "/m/a.mkv", "Extracting", i, 0, null);
            await AdvanceAsync(1);
        }

        Assert.InRange(_blobs.Heartbeats.Count - quiet, 5, 6);
        Assert.Equal(5, _blobs.Heartbeats[^1].Workers[0].Current?.Percent);
    }

    [Fact]
    public async Task It_names_what_is_in_hand_and_says_at_the_end_that_nothing_is()
    {
        using var service = Heartbeats();
        await service.StartAsync(Token);
        var dispatch = Guid.NewGuid();
        using (_inFlight.Begin(dispatch, Guid.NewGuid()))
        {
            await AdvanceAsync(1);
            Assert.Equal([dispatch], _blobs.Heartbeats[^1].Holding);
            Assert.True(_blobs.Heartbeats[^1].Accepting);
        }

        _gate.End();
        await service.StopAsync(Token);

        Assert.Empty(_blobs.Heartbeats[^1].Holding);
        Assert.False(_blobs.Heartbeats[^1].Accepting);
    }

    [Fact]
    public async Task A_heartbeat_survives_an_outage()
    {
        using var service = Heartbeats();
        _blobs.IsDown = true;
        await service.StartAsync(Token);
        await AdvanceAsync(30);
        _blobs.IsDown = false;
        await AdvanceAsync(2);

        Assert.NotEmpty(_blobs.Heartbeats);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_doesnt_silence_the_heartbeat()
    {
        var clock = new ClockOnTheWall(_time);
        using var service = Heartbeats(clock);
        await service.StartAsync(Token);
        await AdvanceAsync(1);
        var before = _blobs.Heartbeats.Count;

        clock.SetBy = TimeSpan.FromHours(-1);
        await AdvanceAsync(12);

        Assert.True(_blobs.Heartbeats.Count > before);
    }

    [Fact]
    public async Task The_alive_file_is_renewed_by_each_heartbeat_that_arrives_and_by_no_other()
    {
        using var service = Heartbeats();
        await service.StartAsync(Token);
        await AdvanceAsync(12);
        var first = await File.ReadAllTextAsync(AliveFile, Token);

        _blobs.IsDown = true;
        await AdvanceAsync(30);
        Assert.Equal(first, await File.ReadAllTextAsync(AliveFile, Token));
        _blobs.IsDown = false;
        await AdvanceAsync(2);

        Assert.NotEqual(first, await File.ReadAllTextAsync(AliveFile, Token));
        Assert.Equal(["alive"], Directory.EnumerateFiles(Path.Combine(_state, "r")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_runner_that_ended_leaves_no_alive_file()
    {
        using var service = Heartbeats();
        await service.StartAsync(Token);
        await AdvanceAsync(1);
        Assert.True(File.Exists(AliveFile));

        await service.StopAsync(Token);

        Assert.False(File.Exists(AliveFile));
    }

    [Fact]
    public async Task Wishes_hold_from_the_start_and_are_followed_within_a_second()
    {
        var job = Guid.NewGuid();
        using var hold = _inFlight.Begin(Guid.NewGuid(), job);
        _blobs.Wish(new DesiredState { Paused = true });
        using var service = Desired();
        await service.StartAsync(Token);
        Assert.False(_gate.IsOpen);
        Assert.True(_pause.IsPaused);

        _blobs.Wish(new DesiredState { CancelledJobs = [job], CpuWorkers = 4 });
        await AdvanceAsync(1);

        Assert.True(_gate.IsOpen);
        Assert.False(_pause.IsPaused);
        Assert.True(hold.Cancelled.IsCancellationRequested);
        Assert.Equal(4, _workers.Pool.Workers.Count);
    }

    [Fact]
    public async Task Wishes_that_did_not_change_are_not_sent_again()
    {
        _blobs.Wish(new DesiredState());
        using var service = Desired();
        await service.StartAsync(Token);

        await AdvanceAsync(20);

        Assert.Equal(1, _blobs.Downloads);
    }

    [Theory]
    [InlineData("{ half")]
    [InlineData("null")]
    [InlineData("""{"schemaVersion":2,"paused":false}""")]
    public async Task Wishes_that_make_no_sense_leave_the_last_ones_in_force(string content)
    {
        _blobs.Wish(new DesiredState { Paused = true, CpuWorkers = 1 });
        using var service = Desired();
        await service.StartAsync(Token);

        _blobs.Wish(System.Text.Encoding.UTF8.GetBytes(content));
        await AdvanceAsync(2);

        Assert.False(_gate.IsOpen);
        Assert.Single(_workers.Pool.Workers);
    }

    [Fact]
    public async Task A_search_for_devices_is_started_by_a_wish_that_is_new_and_not_by_an_old_one()
    {
        _blobs.Wish(new DesiredState { RescanAskedAt = DateTimeOffset.UnixEpoch });
        using var service = Desired();
        await service.StartAsync(Token);
        _blobs.Wish(new DesiredState { RescanAskedAt = DateTimeOffset.UnixEpoch, CpuWorkers = 3 });
        await AdvanceAsync(1);
        Assert.False(_devices.Doubted.IsCompleted);

        _blobs.Wish(new DesiredState { RescanAskedAt = DateTimeOffset.UnixEpoch.AddSeconds(1) });
        await AdvanceAsync(1);

        Assert.True(_devices.Doubted.IsCompleted);
    }

    [Fact]
    public async Task Without_a_wish_the_runners_own_number_of_workers_holds()
    {
        _blobs.Wish(new DesiredState { CpuWorkers = 99 });
        using var service = Desired();
        await service.StartAsync(Token);
        Assert.Equal(32, _workers.Pool.Workers.Count);

        _blobs.Wish(new DesiredState());
        await AdvanceAsync(1);

        Assert.Equal(2, _workers.Pool.Workers.Count);
    }

    private HeartbeatService Heartbeats(TimeProvider? clock = null)
    {
        var time = clock ?? _time;
        var options = new RunnerOptions { RunnerId = "r", StateFolder = _state };
        var ffmpeg = new FfmpegVersion(new GpuRunner.Extraction.Processes.ChildProcess(time), options, NullLogger<FfmpegVersion>.Instance);
        var hardware = new HardwareReport(_devices, new DeviceChoice(_devices, new DecodeTimings(options)), _workers);
        var content = new HeartbeatContent(options, _workers, hardware, _inFlight, _gate, ffmpeg, time);
        return new HeartbeatService(content, _blobs, new AliveFile(options), time, NullLogger<HeartbeatService>.Instance);
    }

    private DesiredStateService Desired() =>
        new(_blobs, new Wishes(_gate, _pause, _inFlight, _workers, _devices), _time, NullLogger<DesiredStateService>.Instance);

    /// <summary>Lets seconds pass one by one, and returns when the service has done what it does in the last one.</summary>
    private async Task AdvanceAsync(int seconds)
    {
        await _time.AdvanceWaitersAsync(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(1));
        await _time.SomebodyWaitsAsync();
    }
}
