using System.Text;

namespace PreviewForge.Cli.Stack;

/// <summary>The end of a log file, for messages to a person.</summary>
internal static class LogTail
{
    private const int MaxBytes = 4096;
    private const int MaxLines = 15;

    /// <summary>The last lines, indented; says so when there is nothing to read.</summary>
    public static string Read(string file)
    {
        if (!File.Exists(file))
        {
            return $"  (no log at {file})";
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(stream.Length, MaxBytes), SeekOrigin.End);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(MaxLines);
        return string.Join('\n', lines.Select(line => "  " + line)) + $"\n  (all of it: {file})";
    }
}
