using System.Globalization;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Tells a slow extraction from a hung one. A picture may take minutes when every frame of a hard video is decoded on a weak
/// machine, so bytes that the process has read count too; messages that it writes don't.
/// </summary>
internal static class LifeSign
{
    /// <returns>A number that changes when the process has got on.</returns>
    public static long Of(int processId, long micros) => HashCode.Combine(micros, BytesRead(processId));

    private static long BytesRead(int processId)
    {
        try
        {
            // The first line is "rchar: 12345": bytes that the process asked of read(2), cached or not.
            var line = File.ReadLines($"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/io").FirstOrDefault() ?? "";
            return long.TryParse(line.AsSpan(line.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture, out var read) ? read : 0;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return 0; // Not Linux, or the process has ended; then only pictures count.
        }
    }
}
