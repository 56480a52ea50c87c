using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Follows the app's wishes. While the blob can't be read, or makes no sense, the last ones hold.</summary>
internal sealed class DesiredStateService(IRunnerBlobs blobs, Wishes wishes, TimeProvider time, ILogger<DesiredStateService> log)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly OutageLog _outage = new("The desired state", log);
    private string? _knownTag;

    /// <summary>The first look comes before the intake starts: a paused runner must not take a message first.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(LookEvery, time, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await blobs.ReadDesiredAsync(_knownTag, cancellationToken) is { } blob)
            {
                _knownTag = blob.Tag;
                Apply(blob.Content);
            }

            _outage.Up();
        }
        catch (BlobsUnavailableException unavailable)
        {
            _outage.Down(unavailable.Message);
        }
    }

    private void Apply(byte[] content)
    {
        DesiredState? wish;
        try
        {
            wish = JsonSerializer.Deserialize(content, Wire.Default.DesiredState);
        }
        catch (JsonException malformed)
        {
            log.LogError(malformed, "The desired state makes no sense; the last one holds");
            return;
        }

        if (wish is null or { SchemaVersion: > WorkMessage.CurrentSchema })
        {
            log.LogError("The desired state is of a newer version; update the runner. The last one holds");
            return;
        }

        wishes.Follow(wish);
        log.LogInformation(
            "The app wishes: paused {Paused}, CPU workers {Workers}, cancelled jobs {Cancelled}", wish.Paused, wish.CpuWorkers, wish.CancelledJobs?.Count ?? 0);
    }
}
