using System.Diagnostics.Metrics;
using System.Text.Json;
using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>
/// What extractions cost, for OpenTelemetry and <c>dotnet-counters</c>. Labels are words of a short list: no path and no sentence.
/// </summary>
internal sealed class RunnerMetrics
{
    public const string MeterName = "PreviewForge.Runner";

    private readonly Counter<long> _files;
    private readonly Counter<long> _bytesRead;
    private readonly Counter<long> _framesDecoded;
    private readonly Counter<long> _fallbacks;
    private readonly Histogram<double> _seconds;

    public RunnerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _files = meter.CreateCounter<long>("previewforge.runner.files", "{file}", "Videos that were worked on, by way, device and outcome.");
        _bytesRead = meter.CreateCounter<long>("previewforge.runner.bytes_read", "By", "Bytes read of videos, by way.");
        _framesDecoded = meter.CreateCounter<long>("previewforge.runner.frames_decoded", "{frame}", "Pictures that came off a decoder, by way and device.");
        _fallbacks = meter.CreateCounter<long>("previewforge.runner.fallbacks", "{fallback}", "Attempts that were not enough, by way and device.");
        _seconds = meter.CreateHistogram<double>("previewforge.runner.stage_seconds", "s", "Time for a video, by stage.");
    }

    public void Record(ExtractResult result)
    {
        var way = result.Report is { } made ? Word(made.Way) : "none";
        var device = result.Report?.Device ?? "none";
        _files.Add(1, new("way", way), new("device", device), new("outcome", Word(result.Outcome)));
        if (result.Report is not { } report)
        {
            return;
        }

        _bytesRead.Add(report.BytesRead, new KeyValuePair<string, object?>("way", way));
        _framesDecoded.Add(report.FramesDecoded, new("way", way), new("device", device));
        foreach (var attempt in report.Attempts)
        {
            _fallbacks.Add(1, new("way", Word(attempt.Way)), new("device", attempt.Device));
        }

        RecordStages(report);
    }

    private void RecordStages(ExtractionReport report)
    {
        (string Stage, double Seconds)[] stages =
        [
            ("index", report.IndexSeconds), ("describe", report.DescribeSeconds), ("decode", report.DecodeSeconds), ("publish", report.PublishSeconds),
        ];
        foreach (var (stage, seconds) in stages.Where(stage => stage.Seconds > 0))
        {
            _seconds.Record(seconds, new KeyValuePair<string, object?>("stage", stage));
        }
    }

    /// <summary>The words of the REST API.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
