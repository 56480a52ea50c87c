using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Extraction.Diagnosis;

/// <summary>Reads the kind of a failure out of an exit code and the last messages.</summary>
internal static class FailureDiagnosis
{
    private static readonly string[] DolbyVision = ["multiple dolby vision rpus found in one au"];

    private static readonly string[] Colour = ["no path between colorspaces"];

    private static readonly string[] Codec =
    [
        "no decoder for", "unknown decoder", "decoder not found", "could not find codec", "unsupported codec id", "hardware decoder not found",
        "hardware decoder unavailable", "hwaccel decoder not found", "hwaccel decoder unavailable", "unsupported codec", "codec not supported",
    ];

    private static readonly string[] HardwareRuntime =
    [
        "failed to sync surface", "failed to transfer data to output frame", "avhwframescontext", "cuda error", "cuvid decode error",
        "nv12 to nv12 not supported", "hardware accelerator failed", "hwaccel initialisation returned error",
        "failed to get hw frames constraints", "failed to initialise vaapi connection", "failed to create surface",
    ];

    /// <summary>What .NET reports for a program that ended itself by SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE or SIGSEGV: 128 + n.</summary>
    private static readonly int[] Crashes = [132, 133, 134, 135, 136, 139];

    /// <summary>SIGINT, SIGKILL and SIGTERM, sent by somebody else.</summary>
    private static readonly int[] Kills = [130, 137, 143];

    /// <summary>The byte that is left of ffmpeg's AVERROR(EINVAL) in an exit code, and two that its tools use for a missing decoder.</summary>
    private static readonly int[] CodecCodes = [-22, 234, 69];

    /// <summary>The byte that is left of AVERROR(EIO).</summary>
    private const int StorageCode = 251;

    /// <param name="outcome">Of a run that failed.</param>
    public static FailureClass Of(ChildOutcome outcome) => outcome.End switch
    {
        ChildEnd.NotStarted => FailureClass.NotStarted,
        ChildEnd.Stalled => FailureClass.Stalled,
        ChildEnd.DeadlineExceeded => FailureClass.TooSlow,
        ChildEnd.Unwanted => FailureClass.Other,
        _ when Crashes.Contains(outcome.ExitCode) => FailureClass.Crash,
        _ when Kills.Contains(outcome.ExitCode) => FailureClass.Killed,
        _ => OfMessages(outcome),
    };

    private static FailureClass OfMessages(ChildOutcome outcome)
    {
        // Messages are told apart over line breaks: a long one may be cut into two.
        var text = string.Join(' ', outcome.LastErrorLines);
        bool Says(string[] phrases) => phrases.Any(phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase));

        return Says(DolbyVision) ? FailureClass.DolbyVision
            : Says(Colour) || SaysZscale(text) ? FailureClass.Colour
            : Says(HardwareRuntime) ? FailureClass.HardwareRuntime
            : Says(Codec) || CodecCodes.Contains(outcome.ExitCode) ? FailureClass.Codec
            : outcome.ExitCode is StorageCode ? FailureClass.Storage
            : FailureClass.Other;
    }

    /// <summary>The filter's own words are the same for all external libraries; its name stands before them.</summary>
    private static bool SaysZscale(string text)
    {
        var name = text.IndexOf("zscale", StringComparison.OrdinalIgnoreCase);
        return name >= 0 && text.IndexOf("generic error in an external library", name, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
