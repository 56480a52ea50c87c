using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Previews;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>Writes the outputs of one video. One that fails doesn't stop the others.</summary>
internal sealed class PlanPublisher(PreviewPublisher publisher, IFileSystem files)
{
    /// <param name="plan">What to write.</param>
    /// <param name="pictures">Of the plan's width, and of an interval that divides the plan's.</param>
    /// <param name="source">The video as it was before they were made.</param>
    /// <param name="cancellationToken">Leaves what was there before.</param>
    public PlanResult Publish(OutputPlan plan, PictureSet pictures, SourceFingerprint source, CancellationToken cancellationToken)
    {
        if (RequiredFolder.WhyMissing(plan, files) is { } missing)
        {
            return plan.Failed(missing); // It may have been unmounted since the work began.
        }

        var output = plan.ToOutput();
        try
        {
            var frames = SampledFrames.Of(pictures.ByWidth[plan.Width], Interval.FromSeconds(pictures.IntervalSeconds), output.Interval);
            return plan.Done(PlanStatus.Published, publisher.Publish(output, frames, source, pictures.MadeWith, cancellationToken));
        }
        catch (PublishException failure)
        {
            return plan.Failed(failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return plan.Failed($"The pictures could not be read back: {failure.Message}");
        }
    }
}
