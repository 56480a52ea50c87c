using System.Diagnostics;

namespace PreviewForge.Benchmarks.Extraction.Results;

/// <summary>Where it was measured.</summary>
internal sealed record Machine(DateTimeOffset Date, string ProcessorName, string LoadAverage, string Ffmpeg)
{
    public int Processors { get; } = Environment.ProcessorCount;

    public double MemoryGibibytes { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30);

    public string Kernel { get; } = Environment.OSVersion.Version.ToString();

    public static async Task<Machine> LookAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-version"]) { RedirectStandardOutput = true })!;
        var version = await ffmpeg.StandardOutput.ReadToEndAsync(cancellationToken);
        var name = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
        var load = string.Join(' ', (await File.ReadAllTextAsync("/proc/loadavg", cancellationToken)).Split(' ').Take(3));
        return new Machine(time.GetLocalNow(), name ?? "unknown processor", load, version.Split('\n')[0].Split(" Copyright")[0]);
    }
}
