namespace PreviewForge.GpuRunner.Extraction.Diagnosis;

/// <summary>What an exit code says of how a program ended.</summary>
internal static class ExitDiagnosis
{
    /// <summary>
    /// .NET reports a program that signal n ended as 128 + n. ffmpeg's own codes lie in the same range: its errors are negated
    /// error numbers cut to a byte, such as 251 for EIO, so only the signals that really occur are taken for signals.
    /// </summary>
    public static string Of(int exitCode) => exitCode switch
    {
        0 => "success",
        130 => "ended by SIGINT",
        134 => "crashed, SIGABRT",
        135 => "crashed, SIGBUS",
        136 => "crashed, SIGFPE",
        137 => "ended by SIGKILL, which is what the system does when memory is short",
        139 => "crashed, SIGSEGV",
        143 => "ended by SIGTERM",
        251 => "input/output error",
        127 => "the program could not be started",
        _ => "error",
    };
}
