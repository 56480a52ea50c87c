using System.Globalization;

namespace PreviewForge.Benchmarks.Soak;

/// <summary>
/// Finds what extractions leave behind: programs that still run, wherever they went, and temporary files. Programs are known by their
/// parent, or by a mark in their environment that all descendants of this process inherit (proc_pid_stat(5), proc_pid_environ(5)).
/// </summary>
/// <param name="folder">Nothing may stay in there.</param>
internal sealed class Leftovers(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _mark = Marked();

    /// <summary>What is left, after a while if need be: the system may still be clearing a dead program away.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        for (var waits = 0; ; waits++)
        {
            IReadOnlyList<string> left = [.. Programs(), .. Files()];
            if (left.Count is 0 || waits > 0)
            {
                return left;
            }

            await Task.Delay(Patience, TimeProvider.System, cancellationToken);
        }
    }

    private IEnumerable<string> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        : [];

    private IEnumerable<string> Programs()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != Environment.ProcessId && IsOurs(process))
            {
                yield return $"process {id}: {Read(process, "cmdline").Replace('\0', ' ')}";
            }
        }
    }

    private bool IsOurs(string process)
    {
        var stat = Read(process, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isChild = fields.Length > 1 && fields[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return isChild || Read(process, "environ").Contains(_mark, StringComparison.Ordinal);
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return ""; // It has ended, or is another user's.
        }
    }

    private static string Marked()
    {
        const string name = "PREVIEWFORGE_SOAK";
        var value = Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(name, value);
        return $"{name}={value}";
    }
}
