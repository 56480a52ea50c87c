using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Runners;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Reporting;

namespace PreviewForge.Tests.Runner.Reporting;

public sealed class FrameBlobServiceTests : IDisposable
{
    private readonly ObservedTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeBlobs _blobs = new();
    private readonly RunnerOptions _options = new() { RunnerId = "r", CpuWorkers = 2 };
    private readonly ExtractionWorkers _workers;
    private readonly FrameBlobService _service;

    public FrameBlobServiceTests()
    {
        _workers = new ExtractionWorkers(_options, new Devices(TimeProvider.System));
        _service = new FrameBlobService(_workers, _blobs, _options, _time, NullLogger<FrameBlobService>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Worker Second => _workers.Pool.Workers[1];

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task The_last_picture_of_a_video_comes_at_most_every_two_seconds_and_the_heartbeat_names_it()
    {
        await _service.StartAsync(Token);
        Begin(Second);
        Show(Second, 1);
        Show(Second, 2);
        await AdvanceAsync(2);

        Assert.Equal([2], _blobs.Frames[2]);
        Assert.Equal("r/frames/2.jpg", Second.ToState().Current?.FrameBlob);

        Show(Second, 3);
        await AdvanceAsync(1);
        Assert.Equal([2], _blobs.Frames[2]);
        await AdvanceAsync(1);
        Assert.Equal([3], _blobs.Frames[2]);
        await AdvanceAsync(20);
        Assert.Equal(2, _blobs.FramesWritten);
    }

    [Fact]
    public async Task It_goes_when_the_worker_is_done_and_is_not_shown_for_the_next_video()
    {
        await _service.StartAsync(Token);
        Begin(Second);
        Show(Second, 1);
        await AdvanceAsync(2);

        Second.Current = null;
        Begin(Second);
        Assert.Null(Second.ToState().Current?.FrameBlob);
        await AdvanceAsync(2);

        Assert.Empty(_blobs.Frames);
    }

    [Fact]
    public async Task A_picture_of_more_than_64_KiB_is_not_shown()
    {
        await _service.StartAsync(Token);
        Begin(Second);
        Second.LatestFrame = new LatestFrame(new byte[(64 * 1024) + 1]);

        await AdvanceAsync(2);

        Assert.Empty(_blobs.Frames);
    }

    [Fact]
    public async Task What_an_earlier_life_left_goes_at_the_start_and_what_this_one_shows_at_its_end()
    {
        _blobs.Frames[1] = [9];
        await _service.StartAsync(Token);
        await _time.SomebodyWaitsAsync();
        Assert.Empty(_blobs.Frames);
        Begin(Second);
        Show(Second, 1);
        await AdvanceAsync(2);
        Assert.NotEmpty(_blobs.Frames);

        await _service.StopAsync(Token);

        Assert.Empty(_blobs.Frames);
    }

    [Fact]
    public async Task It_survives_an_outage()
    {
        _blobs.IsDown = true;
        await _service.StartAsync(Token);
        Begin(Second);
        Show(Second, 1);
        await AdvanceAsync(4);
        _blobs.IsDown = false;
        await AdvanceAsync(2);

        Assert.Equal([1], _blobs.Frames[2]);
    }

    private static void Begin(Worker worker) => worker.Current = new CurrentWork(Guid.Empty, 1, "/m/a.mkv", "Extracting", 0, 0, null);

    private static void Show(Worker worker, byte picture) => worker.LatestFrame = new LatestFrame(new[] { picture });

    /// <summary>Lets seconds pass one by one, and returns when the service has done what it does in the last one.</summary>
    private async Task AdvanceAsync(int seconds)
    {
        await _time.AdvanceWaitersAsync(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(1));
        await _time.SomebodyWaitsAsync();
    }
}
