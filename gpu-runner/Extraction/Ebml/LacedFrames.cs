using System.Buffers;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>Frames that share one block (RFC 9559 section 10.3). Video is never laced by any known writer, but it may be.</summary>
internal static class LacedFrames
{
    private const byte XiphGoesOn = 255;

    /// <param name="frames">What follows the header of a block.</param>
    /// <param name="lacing">How they are put together.</param>
    /// <returns>Where the first frame is; null when the sizes don't fit.</returns>
    public static (int Start, int Length)? First(ReadOnlySpan<byte> frames, BlockLacing lacing)
    {
        if (lacing is BlockLacing.None)
        {
            return (0, frames.Length);
        }

        if (frames.IsEmpty)
        {
            return null;
        }

        var others = (int)frames[0];
        var sizes = frames[1..];
        var first = (Length: sizes.Length / (others + 1), Sizes: 0);
        if (others > 0 && lacing is not BlockLacing.FixedSize && !TryMeasure(sizes, others, lacing, out first))
        {
            return null;
        }

        return first.Length <= sizes.Length - first.Sizes ? (1 + first.Sizes, first.Length) : null;
    }

    /// <summary>All frames but the last have a size; in EBML lacing those after the first are differences, whose length is alike.</summary>
    private static bool TryMeasure(ReadOnlySpan<byte> sizes, int count, BlockLacing lacing, out (int Length, int Sizes) first)
    {
        first = default;
        for (var i = 0; i < count; i++)
        {
            var rest = sizes[first.Sizes..];
            var (size, length) = lacing is BlockLacing.Xiph ? Xiph(rest) : Ebml(rest);
            if (length is 0 || size > int.MaxValue)
            {
                return false;
            }

            first = (i is 0 ? (int)size : first.Length, first.Sizes + length);
        }

        return first.Length >= 0;
    }

    private static (long Size, int Length) Xiph(ReadOnlySpan<byte> bytes)
    {
        var full = bytes.IndexOfAnyExcept(XiphGoesOn);
        return full < 0 ? default : ((long)full * XiphGoesOn + bytes[full], full + 1);
    }

    private static (long Size, int Length) Ebml(ReadOnlySpan<byte> bytes) =>
        EbmlHeader.ReadNumber(bytes, out var size, out var length) is OperationStatus.Done ? (size, length) : default;
}
