using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Answers for work that was not done, and the way to send any answer.</summary>
internal sealed class Answers(ResultSender sender, RunnerOptions options)
{
    public Task SendAsync(RunnerResult result, CancellationToken cancellationToken) => sender.SendAsync(result, cancellationToken);

    /// <summary>A cancelled probe names no item: none was looked at.</summary>
    public RunnerResult Cancelled(WorkMessage work) => work is ExtractWork extract
        ? Extract(work.DispatchId, work.JobId, extract.Item.ItemId, ExtractOutcome.Cancelled, "The job was cancelled.")
        : Probe(work.DispatchId, work.JobId, []);

    public RunnerResult Failed(WorkMessage work, string reason) => Failed(
        new WorkIds(work.DispatchId, work.JobId, [.. ItemsOf(work).Select(item => item.ItemId)], work is ProbeWork), reason)!;

    /// <returns>Null when nobody can be answered.</returns>
    public RunnerResult? Failed(WorkIds? ids, string reason) => ids switch
    {
        null => null,
        { IsProbe: true } => Probe(
            ids.DispatchId, ids.JobId, [.. ids.ItemIds.Select(id => new ProbedItem(id, ProbeVerdict.SourceUnreadable, reason))]),
        _ => Extract(ids.DispatchId, ids.JobId, ids.ItemIds[0], ExtractOutcome.Failed, reason),
    };

    private static IReadOnlyList<WorkItem> ItemsOf(WorkMessage work) => work switch
    {
        ProbeWork probe => probe.Items,
        ExtractWork extract => [extract.Item],
        _ => [],
    };

    private ProbeResult Probe(Guid dispatch, Guid job, IReadOnlyList<ProbedItem> items) =>
        new() { DispatchId = dispatch, JobId = job, RunnerId = options.RunnerId, Items = items };

    private ExtractResult Extract(Guid dispatch, Guid job, long item, ExtractOutcome outcome, string reason) =>
        new() { DispatchId = dispatch, JobId = job, RunnerId = options.RunnerId, ItemId = item, Outcome = outcome, Reason = reason };
}
