using System.Globalization;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Benchmarks.FreshItems;

/// <summary>Reads, at each step of a job, the most memory that each process of the stack has held (VmHWM of proc_pid_status(5)).</summary>
internal sealed class PeakMemory : IProgressDisplay
{
    private const string Label = "VmHWM:";
    private readonly SortedDictionary<string, long> _kibibytes = new(StringComparer.Ordinal);
    private ForgeStack? _stack;

    /// <summary>KiB.</summary>
    public IReadOnlyDictionary<string, long> ByService => _kibibytes;

    public void Watch(ForgeStack stack) => _stack = stack;

    public async Task ShowAsync(IAsyncEnumerable<JobSnapshot> snapshots)
    {
        await foreach (var _ in snapshots)
        {
            foreach (var service in _stack?.Services ?? [])
            {
                _kibibytes[service.Definition.Name] = Read(service.ProcessId);
            }
        }
    }

    private static long Read(int? process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(Label, StringComparison.Ordinal));
        return long.Parse(line[Label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}
