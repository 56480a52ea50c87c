using System.Buffers.Binary;

namespace PreviewForge.Previews.Bif;

/// <summary>Reads and checks everything of a BIF file but its images.</summary>
internal static class BifIndex
{
    public static BifFile Read(Stream input)
    {
        Span<byte> header = stackalloc byte[BifLayout.HeaderBytes];
        input.Position = 0;
        Fill(input, header, "the header");
        if (!header.StartsWith(BifLayout.Magic))
        {
            throw new BifFormatException("The file does not begin like a BIF.");
        }

        var count = UInt32(header[BifLayout.CountOffset..]);
        var length = input.Length;
        if (count > BifReader.MaxImages || BifLayout.FirstImageOffset(count) > length)
        {
            throw new BifFormatException($"The header announces {count} images; a file of {length} bytes can't hold them.");
        }

        var multiplier = UInt32(header[BifLayout.MultiplierOffset..]);
        return new BifFile(
            UInt32(header[BifLayout.VersionOffset..]),
            TimeSpan.FromMilliseconds(multiplier == 0 ? BifLayout.DefaultMultiplier : multiplier),
            ReadImages(input, (int)count, length),
            length);
    }

    /// <summary>Reads exactly as many bytes as the buffer has.</summary>
    public static void Fill(Stream input, Span<byte> buffer, string what)
    {
        try
        {
            input.ReadExactly(buffer);
        }
        catch (EndOfStreamException e)
        {
            throw new BifFormatException($"The file ends within {what}.", e);
        }
    }

    private static BifImage[] ReadImages(Stream input, int count, long fileBytes)
    {
        var index = new byte[BifLayout.IndexEntryBytes * (count + 1)];
        Fill(input, index, "the index");

        var images = new BifImage[count];
        var (timestamp, offset) = Entry(index, 0);
        if (offset < BifLayout.FirstImageOffset(count))
        {
            throw new BifFormatException("The first image lies within the index.");
        }

        for (var i = 0; i < count; i++)
        {
            var (nextTimestamp, nextOffset) = Entry(index, i + 1);
            if (nextOffset <= offset || nextTimestamp <= timestamp)
            {
                throw new BifFormatException($"The index does not rise after image {i}.");
            }

            images[i] = new BifImage(timestamp, offset, nextOffset - offset);
            (timestamp, offset) = (nextTimestamp, nextOffset);
        }

        return timestamp == BifLayout.EndOfIndex && offset <= fileBytes
            ? images
            : throw new BifFormatException(
                offset > fileBytes ? "The file is cut off: its last image ends past the end of the file." : "The index has no closing entry.");
    }

    private static (uint Timestamp, uint Offset) Entry(ReadOnlySpan<byte> index, int entry)
    {
        var bytes = index[(BifLayout.IndexEntryBytes * entry)..];
        return (UInt32(bytes), UInt32(bytes[sizeof(uint)..]));
    }

    private static uint UInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
