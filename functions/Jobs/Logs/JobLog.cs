using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Logs;

/// <summary>The log that people read of one job: a text file, one line <c>[HH:MM:SS] LEVEL - message</c> (UTC) per event.</summary>
public sealed class JobLog(AppFolders folders, TimeProvider time, ILogger<JobLog> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneWriter = new(1, 1);

    public Task InfoAsync(Guid jobId, string message, CancellationToken cancellationToken) => WriteAsync(jobId, "INFO", message, cancellationToken);

    public Task WarnAsync(Guid jobId, string message, CancellationToken cancellationToken) => WriteAsync(jobId, "WARNING", message, cancellationToken);

    public Task ErrorAsync(Guid jobId, string message, CancellationToken cancellationToken) => WriteAsync(jobId, "ERROR", message, cancellationToken);

    public void Dispose() => _oneWriter.Dispose();

    /// <summary>A log that can't be written is no reason to lose the job.</summary>
    private async Task WriteAsync(Guid jobId, string level, string message, CancellationToken cancellationToken)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"[{time.GetUtcNow():HH:mm:ss}] {level} - {OneLine(message)}\n");
        await _oneWriter.WaitAsync(cancellationToken);
        try
        {
            string path = folders.JobLog(jobId);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.AppendAllTextAsync(path, line, cancellationToken);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(denied, "The log of job {JobId} can't be written", jobId);
        }
        finally
        {
            _oneWriter.Release();
        }
    }

    /// <summary>A file name may hold line ends, or orders to a terminal; in the log it must not pass for lines of its own.</summary>
    private static string OneLine(string message)
    {
        if (!message.Any(IsForgery))
        {
            return message;
        }

        var text = new StringBuilder(message.Length);
        foreach (char character in message)
        {
            _ = IsForgery(character)
                ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")
                : text.Append(character);
        }

        return text.ToString();
    }

    private static bool IsForgery(char character)
        => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
