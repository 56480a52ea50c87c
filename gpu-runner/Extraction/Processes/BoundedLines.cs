using System.Text;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>
/// Cuts a stream into lines without ever holding more than one line of <see cref="MaxLineBytes"/>: a program may write a
/// gigabyte without a line break. A carriage return ends a line too; what is no UTF-8 is replaced.
/// </summary>
internal static class BoundedLines
{
    public const int MaxLineBytes = 2048;

    /// <summary>Reads to the end of the stream; each line that isn't empty goes to <paramref name="onLine"/>.</summary>
    public static async Task ReadAsync(Stream stream, Action<string> onLine, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var line = new byte[MaxLineBytes];
        var length = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            foreach (var b in buffer.AsSpan(0, read))
            {
                if (b is (byte)'\n' or (byte)'\r')
                {
                    Emit(line.AsSpan(0, length), onLine);
                    length = 0;
                }
                else if (length < MaxLineBytes)
                {
                    line[length++] = b;
                }
            }
        }

        Emit(line.AsSpan(0, length), onLine);
    }

    private static void Emit(ReadOnlySpan<byte> line, Action<string> onLine)
    {
        if (!line.IsEmpty)
        {
            onLine(Encoding.UTF8.GetString(line));
        }
    }
}
