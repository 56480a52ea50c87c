using System.ComponentModel;
using System.Diagnostics;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>
/// Programs of util-linux that go in front of ours and replace themselves by it, so that the process id stays the same:
/// <c>setsid</c> gives it a session of its own, <c>setpriv --pdeathsig</c> lets the system kill it when this process dies, however
/// it dies. Where one is missing, its service is missing.
/// </summary>
internal static class Launchers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly Lazy<string[]> DeathSignal = new(FindDeathSignal);
    private static readonly Lazy<string?> FoundIoNice = new(() => Find("ionice") is { } ionice && Works(ionice, ["-t", "-c", "3", "true"]) ? ionice : null);

    public static string? Setsid { get; } = Find("setsid");

    public static string? Nice { get; } = Find("nice");

    /// <summary>Tried out as well: that of BusyBox ends where the system refuses, and the program would never run.</summary>
    public static string? IoNice => FoundIoNice.Value;

    /// <summary>The words in front of a program's own.</summary>
    public static IEnumerable<string> Words => [.. DeathSignal.Value, .. Setsid is null ? Array.Empty<string>() : [Setsid]];

    private static string? Find(string name) => new[] { $"/usr/bin/{name}", $"/bin/{name}" }.FirstOrDefault(File.Exists);

    // Tried out, because a setpriv of BusyBox, or one from before util-linux 2.33, doesn't know the option.
    private static string[] FindDeathSignal() =>
        Find("setpriv") is { } setpriv && Works(setpriv, ["--pdeathsig", "KILL", "true"]) ? [setpriv, "--pdeathsig", "KILL"] : [];

    private static bool Works(string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var trial = Process.Start(start);
            return trial is not null && trial.WaitForExit(Patience) && trial.ExitCode is 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
