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
internal sealed class HeartbeatService(HeartbeatContent content, IRunnerBlobs blobs, TimeProvider time, ILogger<HeartbeatService> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteAtLeastEvery = TimeSpan.FromSeconds(10);

    private readonly OutageLog _outage = new("The blob service", log);
    private DateTimeOffset _writtenAt = DateTimeOffset.MinValue;
    private byte[] _written = [];

    /// <summary>The intake has ended before, so this one says that nothing is in hand any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(content.Now(), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            var now = content.Now();
            if (now.WrittenAt - _writtenAt >= WriteAtLeastEvery || !Body(now).AsSpan().SequenceEqual(_written))
            {
                await WriteAsync(now, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WriteAsync(Heartbeat heartbeat, CancellationToken cancellationToken)
    {
        try
        {
            await blobs.WriteHeartbeatAsync(JsonSerializer.SerializeToUtf8Bytes(heartbeat, Wire.Default.Heartbeat), cancellationToken);
            (_writtenAt, _written) = (heartbeat.WrittenAt, Body(heartbeat));
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
