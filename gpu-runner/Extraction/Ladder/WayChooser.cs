using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Which ways are worth trying for a file, the cheapest first. What can't help is left out by the facts, not by trial.</summary>
internal static class WayChooser
{
    /// <summary>
    /// Codecs whose decoders in ffmpeg decode everything even when they are asked for keyframes only (ffmpeg 5.1: libdav1d, vp9). Then
    /// decoding everything gives the exact pictures at the same price.
    /// </summary>
    private static readonly string[] DecodedInFull = ["av1", "vp9"];

    public static IReadOnlyList<ExtractionWay> Ways(LadderFacts facts) => facts.Setting switch
    {
        WaySetting.Sparse => [ExtractionWay.Sparse],
        WaySetting.Keyframes => [ExtractionWay.KeyframePass, ExtractionWay.FullDecode],
        WaySetting.Full => [ExtractionWay.FullDecode],
        _ => [.. Auto(facts)],
    };

    private static IEnumerable<ExtractionWay> Auto(LadderFacts facts)
    {
        if (facts.AreKeyframesFarApart)
        {
            yield return ExtractionWay.FullDecode; // No way that is content with keyframes can help.
            yield break;
        }

        if (facts.HasIndex)
        {
            yield return ExtractionWay.Sparse;
        }

        if (facts.Container is MediaContainer.Mp4)
        {
            yield return ExtractionWay.KeyframeReads;
        }
        else if (!DecodedInFull.Contains(facts.Codec))
        {
            yield return ExtractionWay.KeyframePass;
        }

        yield return ExtractionWay.FullDecode;
    }
}

/// <param name="Setting">What the operator wants.</param>
/// <param name="HasIndex">True when the keyframes are known.</param>
/// <param name="AreKeyframesFarApart">True when the index says that most slots would be too far from a keyframe.</param>
/// <param name="Container">Null when it is unknown.</param>
/// <param name="Codec">ffmpeg's name of the codec; null when it is unknown.</param>
internal sealed record LadderFacts(WaySetting Setting, bool HasIndex, bool AreKeyframesFarApart, MediaContainer? Container, string? Codec);
