using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Answers for work that was not done, and the way to send any answer.</summary>
internal sealed class Answers(ResultSender sender, RunnerOptions options)
{
    private const string CancelledJob = "The job was cancelled.";

    public Task SendAsync(RunnerResult result, CancellationToken cancellationToken) => sender.SendAsync(result, cancellationToken);

    /// <summary>A cancelled probe names no item: none was looked at.</summary>
    public RunnerResult Cancelled(WorkMessage work) => work switch
    {
        ExtractWork extract => Extract(work.DispatchId, work.JobId, extract.Item.ItemId, ExtractOutcome.Cancelled, CancelledJob),
        SweepWork => Sweep(work.DispatchId, work.JobId, SweepStop.Cancelled, CancelledJob),
        _ => Probe(work.DispatchId, work.JobId, []),
    };

    public RunnerResult Failed(WorkMessage work, string reason) => Failed(IdsOf(work), reason)!;

    /// <returns>Null when nobody can be answered.</returns>
    public RunnerResult? Failed(WorkIds? ids, string reason) => ids switch
    {
        null => null,
        { Kind: AnswerKind.Probe } => Probe(
            ids.DispatchId, ids.JobId, [.. ids.ItemIds.Select(id => new ProbedItem(id, ProbeVerdict.SourceUnreadable, reason))]),
        { Kind: AnswerKind.Sweep } => Sweep(ids.DispatchId, ids.JobId, SweepStop.Failed, reason),
        _ => Extract(ids.DispatchId, ids.JobId, ids.ItemIds[0], ExtractOutcome.Failed, reason),
    };

    private static WorkIds IdsOf(WorkMessage work) => work switch
    {
        ProbeWork probe => new WorkIds(work.DispatchId, work.JobId, [.. probe.Items.Select(item => item.ItemId)], AnswerKind.Probe),
        ExtractWork extract => new WorkIds(work.DispatchId, work.JobId, [extract.Item.ItemId], AnswerKind.Extract),
        SweepWork => new WorkIds(work.DispatchId, work.JobId, [], AnswerKind.Sweep),
        _ => throw new InvalidOperationException($"Unknown work: {work.GetType().Name}."),
    };

    private SweepResult Sweep(Guid dispatch, Guid job, SweepStop cause, string reason) =>
        new() { DispatchId = dispatch, JobId = job, RunnerId = options.RunnerId, Refusal = new SweepRefusal(cause, reason) };

    private ProbeResult Probe(Guid dispatch, Guid job, IReadOnlyList<ProbedItem> items) =>
        new() { DispatchId = dispatch, JobId = job, RunnerId = options.RunnerId, Items = items };

    private ExtractResult Extract(Guid dispatch, Guid job, long item, ExtractOutcome outcome, string reason) =>
        new() { DispatchId = dispatch, JobId = job, RunnerId = options.RunnerId, ItemId = item, Outcome = outcome, Reason = reason };
}
