using System.Buffers.Binary;

namespace PreviewForge.Previews.Frames;

/// <summary>Reads what a JPEG file says of itself before any pixel is decoded (ITU-T T.81, annex B).</summary>
public static class JpegHeader
{
    /// <summary>True when the bytes begin with the start-of-image marker <c>FF D8</c>.</summary>
    public static bool HasStartOfImage(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xD8, ..];

    /// <summary>Finds the frame header (SOF) and reads the picture's size; false when there is none in these bytes.</summary>
    public static bool TryReadSize(ReadOnlySpan<byte> bytes, out PixelSize size)
    {
        size = default;
        if (!HasStartOfImage(bytes))
        {
            return false;
        }

        var rest = bytes[2..];
        while (rest is [0xFF, var marker, ..])
        {
            if (marker is 0xFF)
            {
                rest = rest[1..]; // A fill byte.
                continue;
            }

            if (IsFrameHeader(marker))
            {
                return TryReadFrameHeader(rest, out size);
            }

            var length = rest.Length < 4 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2 || rest.Length < 2 + length)
            {
                return false;
            }

            rest = rest[(2 + length)..];
        }

        return false;
    }

    // C0 to CF are frame headers, but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning).
    private static bool IsFrameHeader(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool TryReadFrameHeader(ReadOnlySpan<byte> segment, out PixelSize size)
    {
        size = default;
        if (segment.Length < 9)
        {
            return false;
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[7..]);
        size = new PixelSize(width, height);
        return width > 0 && height > 0;
    }
}
