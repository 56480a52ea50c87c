using System.Globalization;
using PreviewForge.Contracts.Results;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>What an extraction cost, in words.</summary>
internal static class ExtractionText
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>Such as <c>sparse, 12.3 MB of 4.1 GB read, 361 keyframes, within 9.8 s</c>.</summary>
    public static string Summary(ExtractionReport report) => string.Join(", ", Parts(report));

    /// <summary>Why the pictures were not made in the cheapest way, as a sentence; null when they were.</summary>
    public static string? Detour(ExtractionReport? report) => report is { Attempts: [.., var last] }
        ? $"Made by {WordOf(report.Way)}{On(report.Device)}, because {WordOf(last.Way)}{On(last.Device)} was not enough: {last.Reason}"
        : null;

    /// <summary>Decimal units: 12.3 MB are 12,300,000 bytes.</summary>
    public static string Bytes(long bytes)
    {
        double shown = bytes;
        int unit = 0;
        while (shown >= 999.95 && unit < Units.Length - 1)
        {
            shown /= 1000;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{shown:0.#} {Units[unit]}");
    }

    private static IEnumerable<string> Parts(ExtractionReport report)
    {
        yield return report.ReusedFrom is { } from ? $"pictures of {from}" : $"{WordOf(report.Way)}{On(report.Device)}";
        yield return report.SourceBytes > 0 ? $"{Bytes(report.BytesRead)} of {Bytes(report.SourceBytes)} read" : $"{Bytes(report.BytesRead)} read";
        if (report.KeyframesChosen > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{report.KeyframesChosen} keyframes");
        }
        else if (report.FramesDecoded > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{report.FramesDecoded} pictures decoded");
        }

        if (report.AlignmentSeconds is { } bound)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"within {bound:0.0} s");
        }

        foreach (ExtractionAttempt attempt in report.Attempts)
        {
            yield return $"after {WordOf(attempt.Way)}{On(attempt.Device)}: {attempt.Reason}";
        }
    }

    private static string On(string device) => device == "cpu" ? "" : $" on {device}";

    private static string WordOf(ExtractionWay way) => way switch
    {
        ExtractionWay.Reuse => "reuse",
        ExtractionWay.Sparse => "sparse",
        ExtractionWay.KeyframeReads => "keyframe reads",
        ExtractionWay.KeyframePass => "keyframe pass",
        _ => "full decode",
    };
}
