using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.Previews;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>Writes the outputs of one video. One that fails doesn't stop the others.</summary>
internal sealed class PlanPublisher(PreviewPublisher publisher)
{
    /// <param name="plan">What to write.</param>
    /// <param name="frames">The pictures.</param>
    /// <param name="source">The video as it was before they were made.</param>
    /// <param name="options">What else they were made with.</param>
    /// <param name="cancellationToken">Leaves what was there before.</param>
    public PlanResult Publish(
        OutputPlan plan, ExtractionEnd.Frames frames, SourceFingerprint source, FrameOptions options, CancellationToken cancellationToken)
    {
        var output = plan.ToOutput();
        var settings = options.ToSettings();
        var made = frames.Video.DynamicRange is DynamicRange.Standard ? settings with { ToneMap = null } : settings;
        try
        {
            var pictures = SampledFrames.Of(frames.ByWidth[plan.Width], Interval.FromSeconds(frames.IntervalSeconds), output.Interval);
            return plan.Done(PlanStatus.Published, publisher.Publish(output, pictures, source, made, cancellationToken));
        }
        catch (PublishException failure)
        {
            return plan.Failed(failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return plan.Failed($"The pictures could not be read back from the folder for temporary files: {failure.Message}");
        }
    }
}
