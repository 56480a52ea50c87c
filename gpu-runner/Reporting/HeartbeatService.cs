using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>
/// Tells the app that this runner lives and what it does: each second while something changes, else every ten seconds, and once more
/// when it ends.
/// </summary>
internal sealed class HeartbeatService(
    HeartbeatContent content, IRunnerBlobs blobs, AliveFile alive, TimeProvider time, ILogger<HeartbeatService> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteAtLeastEvery = TimeSpan.FromSeconds(10);

    private readonly OutageLog _outage = new("The blob service", log);
    private long? _writtenAt; // Not the time of day: a clock that is set back must not silence the heartbeat.
    private byte[] _written = [];

    /// <summary>The intake has ended before, so this one says that nothing is in hand any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(content.Now(), cancellationToken);
        alive.Remove();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var now = content.Now();
            if (IsDue || !Body(now).AsSpan().SequenceEqual(_written))
            {
                // To its end: a write given up half way could still arrive after the last one, and say that the runner lives on.
                await WriteAsync(now, CancellationToken.None);
            }

            await Task.Delay(LookEvery, time, stoppingToken);
        }
    }

    private bool IsDue => _writtenAt is not { } written || time.GetElapsedTime(written) >= WriteAtLeastEvery;

    private async Task WriteAsync(Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        try
        {
            await blobs.WriteHeartbeatAsync(JsonSerializer.SerializeToUtf8Bytes(heartbeat, Wire.Default.Heartbeat), cancellationToken);
            (_writtenAt, _written) = (time.GetTimestamp(), Body(heartbeat));
            alive.Write(heartbeat.WrittenAt);
            _outage.Up();
        }
        catch (BlobsUnavailableException unavailable)
        {
            _outage.Down(unavailable.Message);
        }
    }

    /// <summary>What must differ to be worth a write before its time.</summary>
    private static byte[] Body(Heartbeat heartbeat) =>
        JsonSerializer.SerializeToUtf8Bytes(heartbeat with { WrittenAt = default }, Wire.Default.Heartbeat);
}
