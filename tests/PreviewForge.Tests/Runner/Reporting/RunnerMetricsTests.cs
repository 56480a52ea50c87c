using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Reporting;
using PreviewForge.Tests.App;

namespace PreviewForge.Tests.Runner.Reporting;

public sealed class RunnerMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly List<string> _seen = [];

    public RunnerMetricsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, $"{value}", tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, FormattableString.Invariant($"{value}"), tags));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void A_file_is_counted_with_its_bytes_frames_and_stages()
    {
        Record(ExtractOutcome.Published, SampleReports.Sparse);

        Assert.Equal(
            [
                "files 1 way=sparse device=cpu outcome=published",
                "bytes_read 12340000 way=sparse",
                "frames_decoded 361 way=sparse device=cpu",
                "stage_seconds 3 stage=decode",
                "stage_seconds 0.25 stage=publish",
            ],
            _seen);
    }

    [Fact]
    public void An_attempt_that_was_not_enough_counts_for_its_way_and_not_for_the_next()
    {
        Record(ExtractOutcome.Failed, SampleReports.Detour);

        Assert.Contains("files 1 way=keyframe_pass device=cpu outcome=failed", _seen);
        Assert.Contains("fallbacks 1 way=sparse device=cpu", _seen);
    }

    [Fact]
    public void A_file_that_was_fresh_is_counted_and_cost_nothing()
    {
        Record(ExtractOutcome.Fresh, null);

        Assert.Equal(["files 1 way=none device=none outcome=fresh"], _seen);
    }

    private void Record(ExtractOutcome outcome, ExtractionReport? report) =>
        new RunnerMetrics(_services.GetRequiredService<IMeterFactory>()).Record(new ExtractResult
        {
            DispatchId = Guid.NewGuid(), JobId = Guid.NewGuid(), RunnerId = "r", ItemId = 1, Outcome = outcome, Report = report,
        });

    private void Note(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _seen.Add($"{instrument.Name["previewforge.runner.".Length..]} {value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
}
