using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>Tells a job's log what came back: a line for each extraction, a line for all videos of a probe that need nothing.</summary>
public sealed class ResultLog(Database database, JobLog log)
{
    public Task WriteAsync(RunnerResult result, CancellationToken cancellationToken) => result switch
    {
        ProbeResult probe => WriteAsync(probe, cancellationToken),
        ExtractResult extract => WriteAsync(extract, cancellationToken),
        SweepResult sweep => WriteAsync(sweep, cancellationToken),
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

    private async Task WriteAsync(SweepResult sweep, CancellationToken cancellationToken)
    {
        await (sweep.Refusal is null
            ? log.InfoAsync(sweep.JobId, SweepOutcomes.TextOf(sweep), cancellationToken)
            : log.ErrorAsync(sweep.JobId, sweep.Refusal.Reason, cancellationToken));
        foreach (string path in sweep.Paths)
        {
            await log.InfoAsync(sweep.JobId, $"{(sweep.DryRun || sweep.Refusal is not null ? "Would go" : "Removed")}: {path}", cancellationToken);
        }
    }

    private static string TextOf(ExtractResult extract) => extract.Outcome is ExtractOutcome.Published or ExtractOutcome.Fresh
        ? string.Create(CultureInfo.InvariantCulture, $"{extract.FrameCount} frames in {extract.ElapsedSeconds:0.0} s")
        : extract.Reason ?? extract.Outcome.ToString();

    private async Task WriteAsync(ExtractResult extract, CancellationToken cancellationToken)
    {
        string video = await database.ReadAsync(
            context => context.Items.Where(item => item.Id == extract.ItemId && item.JobId == extract.JobId).Select(item => item.Path).SingleOrDefaultAsync(cancellationToken),
            cancellationToken) ?? $"item {extract.ItemId}";
        string line = $"{extract.Worker}: {video}: {TextOf(extract)}{(extract.Report is { } report ? $" ({ExtractionText.Summary(report)})" : "")}";
        await (extract switch
        {
            { Outcome: not (ExtractOutcome.Published or ExtractOutcome.Fresh) } => log.ErrorAsync(extract.JobId, line, cancellationToken),
            { Report.Attempts.Count: > 0 } => log.WarnAsync(extract.JobId, line, cancellationToken),
            _ => log.InfoAsync(extract.JobId, line, cancellationToken),
        });
    }
}
