using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>
/// Starts a program as the leader of a session of its own and signals all of that session's processes at once: nothing that
/// the program forked stays behind, and a Ctrl-C in our terminal reaches only us. Without <c>setsid</c> only the tree that .NET
/// can see is ended. When this process dies, the program dies with it.
/// </summary>
internal static class ProcessGroup
{
    private const int Terminate = 15;
    private const int Kill = 9;

    // The numbers of the others differ: signal(7) of Linux, and sys/signal.h of BSD, from which macOS comes.
    private static readonly int StopSignal = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int ContinueSignal = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <exception cref="Win32Exception">The program is missing or may not be executed.</exception>
    public static async Task<Process> StartAsync(ChildCommand command, Politeness politeness)
    {
        var executable = Locate(command.Executable)
            ?? throw new Win32Exception($"The program {command.Executable} is not there.");
        string[] words = [.. Launchers.Words, .. politeness.Words, executable, .. command.Arguments];
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // nvidia-smi numbers the cards in the order of the bus, CUDA by speed unless told otherwise.
        start.Environment.TryAdd("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        var process = await StarterThread.StartAsync(start) ?? throw new Win32Exception($"The program {command.Executable} did not start.");
        if (command.Input is null)
        {
            process.StandardInput.Close(); // Our own standard input is never the child's.
        }

        return process;
    }

    /// <summary>Asks the program to end.</summary>
    public static void AskToEnd(Process process) => Send(process, Terminate);

    /// <summary>Ends the program and all that it started, also when the program itself is gone already.</summary>
    public static void End(Process process) => Send(process, Kill);

    /// <summary>Lets the program and all that it started stand still.</summary>
    /// <returns>False where that can't be done: on Windows, or when it has ended.</returns>
    public static bool Stop(Process process) => !OperatingSystem.IsWindows() && SendSignal(GroupOf(process), StopSignal) is 0;

    /// <summary>Lets them go on.</summary>
    public static void Continue(Process process) => _ = SendSignal(GroupOf(process), ContinueSignal);

    /// <summary>The file that a name stands for, as a shell would find it; null when there is none.</summary>
    public static string? Locate(string executable)
    {
        var folders = executable.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? [""]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = OperatingSystem.IsWindows() ? [executable, executable + ".exe"] : [executable];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static int GroupOf(Process process) => Launchers.Setsid is null ? process.Id : -process.Id;

    private static void Send(Process process, int signal)
    {
        if (Launchers.Setsid is not null && SendSignal(-process.Id, signal) is 0)
        {
            return;
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processOrGroup, int signal);
}
