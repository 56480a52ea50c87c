using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli.Doctor;

/// <summary>The machine lets the stack run: files, space, ports, built programs.</summary>
internal static class MachineCheck
{
    private const long LowSpace = 1L << 30;

    public static IReadOnlyList<Finding> Run(string state) => [StateFolder(state), FreeSpace(state), Loopback(), .. BuiltPrograms()];

    private static Finding StateFolder(string state)
    {
        try
        {
            Directory.CreateDirectory(state);
            var probe = Path.Combine(state, $".doctor-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new Finding("state folder", Verdict.Good, $"{state} can be written");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Finding("state folder", Verdict.Bad, e.Message, "give another with --state, or set XDG_STATE_HOME");
        }
    }

    private static Finding FreeSpace(string state)
    {
        if (!Directory.Exists(state))
        {
            return new Finding("free space", Verdict.Bad, $"{state} isn't there", "see the state folder");
        }

        var free = new DriveInfo(state).AvailableFreeSpace;
        var evidence = FormattableString.Invariant($"{free / (double)(1L << 30):0.0} GiB at {state}");
        return free >= LowSpace
            ? new Finding("free space", Verdict.Good, evidence)
            : new Finding("free space", Verdict.Limited, evidence, "frames in work need room: free some, or give another folder with --state");
    }

    private static Finding Loopback()
    {
        try
        {
            return new Finding("loopback ports", Verdict.Good, "127.0.0.1:" + string.Join(", ", LoopbackPorts.Find(4)) + " are free");
        }
        catch (StackException e)
        {
            return new Finding("loopback ports", Verdict.Bad, e.Message, "end what holds them");
        }
    }

    private static IEnumerable<Finding> BuiltPrograms()
    {
        var programs = Programs.Locate();
        yield return Built("Azurite", programs.Azurite, "run './forge preview' once, or: npm ci --prefix shared/PreviewForge.Cli/azurite");
        yield return Built("function app", programs.FunctionApp, "dotnet build shared/PreviewForge.Cli -c Release");
        yield return Built("runner", programs.Runner, "dotnet build shared/PreviewForge.Cli -c Release");
    }

    private static Finding Built(string subject, string file, string fix) =>
        File.Exists(file) ? new Finding(subject, Verdict.Good, file) : new Finding(subject, Verdict.Bad, $"{file} is not there", fix);
}
