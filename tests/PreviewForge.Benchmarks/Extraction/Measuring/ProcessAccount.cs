using System.Globalization;

namespace PreviewForge.Benchmarks.Extraction.Measuring;

/// <summary>
/// What a process has used so far, with those of its children that have ended and been waited for: the kernel adds them up in
/// <c>/proc/PID/stat</c> (proc_pid_stat(5), fields 14 to 17) and <c>/proc/PID/io</c> (proc_pid_io(5)).
/// </summary>
/// <param name="CpuSeconds">User and system time, to a hundredth of a second.</param>
/// <param name="Read">Bytes that read calls returned: <c>rchar</c>.</param>
/// <param name="FromDisk">Bytes that came from a disk: <c>read_bytes</c>.</param>
internal sealed record ProcessAccount(double CpuSeconds, long Read, long FromDisk)
{
    /// <summary>The kernel's USER_HZ, which is 100 on every architecture that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Position of <c>utime</c> after the name of the program, which may hold spaces and ends in the last parenthesis.</summary>
    private const int FirstTime = 11;

    public static ProcessAccount OfThisProcess() => Parse(File.ReadAllText("/proc/self/stat") + File.ReadAllText("/proc/self/io"));

    /// <param name="text">A line of <c>stat</c>, and <c>io</c> behind it.</param>
    public static ProcessAccount Parse(string text)
    {
        var lines = text.Split('\n');
        var fields = lines[0][(lines[0].LastIndexOf(')') + 2)..].Split(' ');
        var ticks = fields.Skip(FirstTime).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
        return new ProcessAccount(ticks / TicksPerSecond, Value(lines, "rchar: "), Value(lines, "read_bytes: "));
    }

    private static long Value(string[] lines, string name) =>
        long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..], CultureInfo.InvariantCulture);
}
