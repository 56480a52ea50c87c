using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>
/// The way out for a video whose colours can't be converted: pictures that leave them as they are. They are dull, and the report says so.
/// </summary>
internal static class PlainColours
{
    /// <param name="request">What failed without a single picture.</param>
    /// <param name="failure">How.</param>
    public static bool MayHelp(FrameRequest request, FailureClass failure) =>
        failure is FailureClass.Colour or FailureClass.DolbyVision
        && request is { HasPlainColours: false, Video.DynamicRange: not DynamicRange.DolbyVision }
        && ToneMapping.IsNeeded(request.Video);

    /// <param name="work">Keeps the reason.</param>
    /// <param name="missed">How the conversion failed.</param>
    /// <param name="outcome">What came of leaving it out.</param>
    public static void Note(ExtractionCase work, WayOutcome.NotEnough missed, WayOutcome outcome)
    {
        if (outcome is WayOutcome.Done)
        {
            work.Miss($"The colours are dull because they could not be converted: {missed.Reason}");
        }
    }
}
