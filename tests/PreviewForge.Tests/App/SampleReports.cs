using PreviewForge.Contracts.Results;

namespace PreviewForge.Tests.App;

/// <summary>What extractions may have cost.</summary>
internal static class SampleReports
{
    public static ExtractionReport Sparse { get; } = new()
    {
        Way = ExtractionWay.Sparse,
        AlignmentSeconds = 9.84,
        BytesRead = 12_340_000,
        SourceBytes = 4_100_000_000,
        KeyframesFound = 2000,
        KeyframesChosen = 361,
        FramesDecoded = 361,
        DecodeSeconds = 3,
        PublishSeconds = 0.25,
    };

    /// <summary>The cheapest way was tried in vain.</summary>
    public static ExtractionReport Detour { get; } = new()
    {
        Way = ExtractionWay.KeyframePass,
        Attempts = [new ExtractionAttempt(ExtractionWay.Sparse, "cpu", "The index is cut off.", 0.1)],
        AlignmentSeconds = 1.5,
        BytesRead = 4_100_000_000,
        SourceBytes = 4_100_000_000,
        FramesDecoded = 720,
    };
}
