using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>Finds the outputs that need not be made again, and clears away what a crash may have left beside them.</summary>
internal sealed class FreshPlans(FreshnessProbe freshness, PreviewPublisher publisher)
{
    public static IReadOnlyDictionary<OutputPlan, PlanResult> None { get; } = new Dictionary<OutputPlan, PlanResult>();

    public IReadOnlyDictionary<OutputPlan, PlanResult> Find(WorkItem item, SourceFingerprint source, FrameOptions options)
    {
        var fresh = new Dictionary<OutputPlan, PlanResult>();
        foreach (var plan in item.Plans)
        {
            if (freshness.Judge(plan.ToOutput(), source, options.ToSettings()) is Verdict.Fresh { Facts: var facts })
            {
                publisher.RemoveLeftovers(plan.ToOutput());
                fresh[plan] = plan.Done(PlanStatus.Fresh, facts);
            }
        }

        return fresh;
    }
}
