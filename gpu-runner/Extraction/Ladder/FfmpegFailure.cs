using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Says for a person how a run of ffmpeg failed, and whether another way may do better.</summary>
internal static class FfmpegFailure
{
    /// <param name="outcome">Of a run that did not succeed.</param>
    /// <param name="made">Pictures that it made.</param>
    /// <param name="expected">Pictures that it should have made; null when nobody knows.</param>
    public static WayOutcome Of(FfmpegOutcome outcome, int made, int? expected)
    {
        var reason = outcome.Problem is { } problem && outcome.Child.End is ChildEnd.Unwanted ? problem : Reason(outcome.Child, made, expected);
        var kind = FailureDiagnosis.Of(outcome.Child);
        return kind is FailureClass.NotStarted or FailureClass.TooSlow ? new WayOutcome.Hopeless(reason) : new WayOutcome.NotEnough(reason, kind);
    }

    /// <summary>What ffmpeg said last, as another sentence; empty when that tells nothing.</summary>
    public static string Says(ChildOutcome outcome) => ErrorSummary.Of(outcome.LastErrorLines) is { } line ? $" ffmpeg says: {line}" : "";

    private static string Reason(ChildOutcome outcome, int made, int? expected) => outcome.End switch
    {
        ChildEnd.NotStarted => $"{outcome.LastErrorLines[0]} Install ffmpeg, or set FFMPEG_PATH.",
        ChildEnd.Stalled => $"ffmpeg made no progress for {new ChildCommand("", [], default).Stall.TotalMinutes:0} minutes and was ended; "
            + $"the storage hangs or the file is damaged.{Says(outcome)}",
        ChildEnd.DeadlineExceeded => $"ffmpeg was ended after {outcome.Elapsed.TotalHours:0.#} hours; the machine is too slow for this file.",
        _ => $"ffmpeg failed with code {outcome.ExitCode} ({ExitDiagnosis.Of(outcome.ExitCode)}) after {made} of "
            + $"{expected?.ToString() ?? "an unknown number of"} pictures.{Says(outcome)}",
    };
}
