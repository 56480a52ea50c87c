using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Logs;

/// <summary>Reads a part of a job's log without holding all of it.</summary>
public sealed class JobLogReader(AppFolders folders)
{
    /// <summary>Most lines in one answer.</summary>
    public const int MaxLines = 5000;

    /// <summary>The lines from <paramref name="offset"/> on, at most <paramref name="limit"/>; the total is of the whole log.</summary>
    /// <returns>Null when the log is gone, or was never begun.</returns>
    public async Task<LogLines?> SliceAsync(Guid jobId, int offset, int limit, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        int total = 0;
        bool exists = await ForEachLineAsync(jobId, line => Take(line, total++), cancellationToken);
        return exists ? new LogLines(lines, total, offset) : null;

        void Take(string line, int index)
        {
            if (index >= offset && lines.Count < Math.Min(limit, MaxLines))
            {
                lines.Add(line);
            }
        }
    }

    /// <summary>The last lines; the total is the number of lines given, as clients of this form expect.</summary>
    /// <returns>Null when the log is gone, or was never begun.</returns>
    public async Task<LogLines?> TailAsync(Guid jobId, int count, CancellationToken cancellationToken)
    {
        Queue<string> lines = [];
        bool exists = await ForEachLineAsync(jobId, Keep, cancellationToken);
        return exists ? new LogLines([.. lines], lines.Count, 0) : null;

        void Keep(string line)
        {
            lines.Enqueue(line);
            if (lines.Count > count)
            {
                lines.Dequeue();
            }
        }
    }

    private async Task<bool> ForEachLineAsync(Guid jobId, Action<string> take, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(folders.JobLog(jobId), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                take(line);
            }

            return true;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}

/// <param name="Lines">The lines asked for.</param>
/// <param name="Total">Lines that there are.</param>
/// <param name="Offset">0-based number of the first line asked for.</param>
public sealed record LogLines(IReadOnlyList<string> Lines, int Total, int Offset);
