using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;

namespace PreviewForge.GpuRunner.Publishing;

/// <summary>The pictures of a BIF file, byte for byte as they were put in.</summary>
internal sealed class BifFrames(BifReader reader) : IFrameSet, IDisposable
{
    public int Count => reader.File.Images.Count;

    /// <exception cref="IOException">The file was altered since it was checked, or can't be read.</exception>
    public ReadOnlyMemory<byte> Read(int index)
    {
        try
        {
            return reader.ReadImage(index);
        }
        catch (BifFormatException altered)
        {
            throw new IOException(altered.Message, altered);
        }
    }

    /// <summary>
    /// True when the file holds as many pictures as the journal says, and each is a JPEG of the size that it says: another program may
    /// have put something else in.
    /// </summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public bool IsAs(JournalEntry journal)
    {
        var expected = new PixelSize(journal.Width ?? 0, journal.Height ?? 0);
        return Count == journal.Frames
            && reader.File.Multiplier.TotalSeconds == journal.Interval
            && Enumerable.Range(0, Count).All(index => JpegHeader.TryReadSize(Read(index).Span, out var size) && size == expected);
    }

    public void Dispose() => reader.Dispose();
}
