using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Logs;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>Tells a job's log what came back: a line for each extraction, a line for all videos of a probe that need nothing.</summary>
public sealed class ResultLog(JobLog log)
{
    public Task WriteAsync(RunnerResult result, CancellationToken cancellationToken) => result switch
    {
        ProbeResult probe => WriteAsync(probe, cancellationToken),
        ExtractResult extract => WriteAsync(extract, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task WriteAsync(ProbeResult probe, CancellationToken cancellationToken)
    {
        int fresh = probe.Items.Count(item => item.Verdict == ProbeVerdict.Fresh);
        await log.InfoAsync(probe.JobId, $"Checked {probe.Items.Count} files: {fresh} up to date", cancellationToken);
        foreach (IGrouping<string, ProbedItem> bad in probe.Items.Where(item => item.Verdict == ProbeVerdict.SourceUnreadable).GroupBy(item => item.Reason ?? "unreadable"))
        {
            await log.ErrorAsync(probe.JobId, $"{bad.Count()} files can't be worked on: {bad.Key}", cancellationToken);
        }
    }

    private Task WriteAsync(ExtractResult extract, CancellationToken cancellationToken)
    {
        string where = extract.Plans.Count > 0 ? extract.Plans[0].Target : $"item {extract.ItemId}";
        return extract.Outcome is ExtractOutcome.Published or ExtractOutcome.Fresh
            ? log.InfoAsync(extract.JobId, $"{extract.Worker}: {extract.FrameCount} frames in {extract.ElapsedSeconds:0.0} s, {where}", cancellationToken)
            : log.ErrorAsync(extract.JobId, $"{extract.Worker}: {extract.Outcome} {where}: {extract.Reason}", cancellationToken);
    }
}
