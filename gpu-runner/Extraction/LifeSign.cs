using System.Globalization;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Follows what a program reads of its files. It tells a slow extraction from a hung one: a picture may take minutes when every
/// frame of a hard video is decoded on a weak machine. And it is what the extraction cost the storage.
/// </summary>
internal sealed class LifeSign
{
    private long _bytes;

    /// <summary>
    /// Bytes that the program had asked of read(2) when it was last looked at, pipes included, from a disk or from memory; 0 where
    /// the system doesn't say. What it read after the last look is missing.
    /// </summary>
    public long BytesRead => Interlocked.Read(ref _bytes);

    /// <summary>Looks at a running program.</summary>
    public long Look(int processId)
    {
        if (RcharOf(processId) is { } bytes && bytes > BytesRead)
        {
            Interlocked.Exchange(ref _bytes, bytes);
        }

        return BytesRead;
    }

    /// <summary>The first line of <c>/proc/PID/io</c> is <c>rchar: 12345</c> (proc(5)).</summary>
    private static long? RcharOf(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/io").FirstOrDefault() ?? "";
            return long.TryParse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var read) ? read : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null; // Not Linux, or the process has ended.
        }
    }
}
