using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Makes a result fit into messages: a long probe is answered in parts, and a reason has an end.</summary>
internal static class ResultParts
{
    /// <summary>Longest reason in characters; a file name may be in it, and that may be long.</summary>
    private const int MaxReason = 500;

    /// <summary>Most attempts that are told of; there are fewer ways than that.</summary>
    private const int MaxAttempts = 10;

    public static IEnumerable<RunnerResult> Of(RunnerResult result) => result switch
    {
        ProbeResult probe => Split(probe with { Items = [.. probe.Items.Select(item => item with { Reason = Cut(item.Reason) })] }),
        ExtractResult extract => [Fit(extract with
        {
            Reason = Cut(extract.Reason),
            Report = Cut(extract.Report),
            Plans = [.. extract.Plans.Select(plan => plan with { Reason = Cut(plan.Reason) })],
        })],
        SweepResult sweep => [Fit(sweep with
        {
            Problem = Cut(sweep.Problem),
            Refusal = sweep.Refusal is { } refusal ? refusal with { Reason = Cut(refusal.Reason)! } : null,
            Paths = [.. sweep.Paths.Take(SweepResult.MaxPaths)],
        })],
        _ => [result],
    };

    private static IEnumerable<ProbeResult> Split(ProbeResult result)
    {
        if (result.Items.Count < 2 || Fits(result))
        {
            return [result];
        }

        var half = result.Items.Count / 2;
        return Split(result with { Items = [.. result.Items.Take(half)] }).Concat(Split(result with { Items = [.. result.Items.Skip(half)] }));
    }

    // The targets came in a message of the same size, so without reasons they fit again, but for one that was full to its brim. A
    // message that the queue refuses would be tried for ever.
    private static ExtractResult Fit(ExtractResult result)
    {
        var plain = Fits(result) ? result : result with { Plans = [.. result.Plans.Select(plan => plan with { Reason = null })] };
        return Fits(plain) ? plain : plain with { Plans = [], Reason = plain.Reason ?? "There are too many outputs to name each." };
    }

    private static SweepResult Fit(SweepResult result) =>
        result.Paths is [] || Fits(result) ? result : Fit(result with { Paths = [.. result.Paths.Take(result.Paths.Count / 2)] });

    private static bool Fits(RunnerResult result) =>
        JsonSerializer.SerializeToUtf8Bytes(result, Wire.Default.RunnerResult).Length <= Wire.MaxMessageBytes;

    private static ExtractionReport? Cut(ExtractionReport? report) => report is null ? null : report with
    {
        Attempts = [.. report.Attempts.Take(MaxAttempts).Select(attempt => attempt with { Reason = Cut(attempt.Reason)! })],
    };

    // Never between the two halves of a character outside the basic plane.
    private static string? Cut(string? reason) => reason?.Length > MaxReason
        ? reason[..(char.IsHighSurrogate(reason[MaxReason - 1]) ? MaxReason - 1 : MaxReason)] + "…"
        : reason;
}
