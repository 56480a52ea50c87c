using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Previews;
using PreviewForge.Previews.Outputs;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>The words of the queue's messages in those of the format library, and back.</summary>
internal static class Plans
{
    /// <param name="plan">A plan that obeys the message's rules.</param>
    public static PreviewOutput ToOutput(this OutputPlan plan) => new(
        plan.Format switch
        {
            OutputFormat.Bif => PreviewFormat.Bif,
            OutputFormat.Trickplay => PreviewFormat.Trickplay,
            _ => PreviewFormat.WebVtt,
        },
        plan.Target,
        PreviewWidth.FromPixels(plan.Width),
        Interval.FromSeconds(plan.IntervalSeconds));

    /// <summary>The options that a fresh output was made with.</summary>
    public static FrameSettings ToSettings(this FrameOptions options) => new(options.Quality, options.ToneMap.ToString().ToLowerInvariant());

    public static PlanResult Done(this OutputPlan plan, PlanStatus status, PreviewFacts facts) =>
        new(plan.ServerId, plan.Format, status, null, plan.Target, facts.Width, facts.Height, facts.Frames);

    public static PlanResult Failed(this OutputPlan plan, string reason) =>
        new(plan.ServerId, plan.Format, PlanStatus.Failed, reason, plan.Target, 0, 0, 0);
}
