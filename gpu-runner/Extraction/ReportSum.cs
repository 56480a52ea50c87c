using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Adds up what several passes over one video cost.</summary>
internal static class ReportSum
{
    /// <summary>The sum; its way is the dearest one, and its alignment that of the worst picture.</summary>
    public static ExtractionReport Of(IEnumerable<ExtractionReport> reports) => reports.Aggregate(Add);

    private static ExtractionReport Add(ExtractionReport a, ExtractionReport b)
    {
        var dearest = a.Way >= b.Way ? a : b;
        return dearest with
        {
            ReusedFrom = a.ReusedFrom ?? b.ReusedFrom,
            Attempts = [.. a.Attempts, .. b.Attempts],
            AlignmentSeconds = a.AlignmentSeconds is { } first && b.AlignmentSeconds is { } second ? Math.Max(first, second) : null,
            BytesRead = a.BytesRead + b.BytesRead,
            IndexBytes = a.IndexBytes + b.IndexBytes,
            KeyframeBytes = a.KeyframeBytes + b.KeyframeBytes,
            KeyframesFound = Math.Max(a.KeyframesFound, b.KeyframesFound),
            KeyframesChosen = a.KeyframesChosen + b.KeyframesChosen,
            FramesDecoded = a.FramesDecoded + b.FramesDecoded,
            ExactSlots = a.ExactSlots + b.ExactSlots,
            IndexSeconds = a.IndexSeconds + b.IndexSeconds,
            DescribeSeconds = a.DescribeSeconds + b.DescribeSeconds,
            DecodeSeconds = a.DecodeSeconds + b.DecodeSeconds,
            PublishSeconds = a.PublishSeconds + b.PublishSeconds,
            ProcessesStarted = a.ProcessesStarted + b.ProcessesStarted,
        };
    }
}
