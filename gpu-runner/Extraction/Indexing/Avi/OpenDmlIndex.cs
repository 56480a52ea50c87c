using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>
/// The index of OpenDML: in the header a list of pieces, each of which lies near the chunks that it names. Places are 64 bits wide, so
/// that files can have many RIFF segments.
/// </summary>
internal sealed class OpenDmlIndex(AviFile file, ReadOnlyMemory<byte> list)
{
    private const int HeaderBytes = 24;
    private const int ListEntryBytes = 16;
    private const byte IndexOfIndexes = 0;
    private const byte IndexOfChunks = 1;
    private const uint NotKeyframe = 0x80000000;

    /// <summary>All pieces of a film together have some 3 million bytes.</summary>
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <exception cref="InvalidDataException">It makes no sense.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task AddToAsync(AviKeyframes keyframes, CancellationToken cancellationToken)
    {
        if (list.Length < HeaderBytes || list.Span[3] is not IndexOfIndexes)
        {
            return;
        }

        var left = MaxBytes;
        for (var (i, count) = (0u, UInt32(list.Span, 4)); i < count; i++)
        {
            if (list.Length < HeaderBytes + (i + 1L) * ListEntryBytes)
            {
                throw new InvalidDataException("The index of the file is damaged: it says more pieces than it has.");
            }

            var entry = list.Slice(HeaderBytes + (int)i * ListEntryBytes, ListEntryBytes);
            var (position, length) = (BinaryPrimitives.ReadInt64LittleEndian(entry.Span), UInt32(entry.Span, 8));
            var piece = await file.BytesAsync(position, length, left, cancellationToken);
            left -= piece.Length;
            Add(piece.Span, keyframes);
        }
    }

    private static void Add(ReadOnlySpan<byte> piece, AviKeyframes keyframes)
    {
        const int chunkHeader = RiffChunk.HeaderBytes;
        if (piece.Length < chunkHeader + HeaderBytes || piece[chunkHeader + 3] is not IndexOfChunks)
        {
            throw new InvalidDataException("The index of the file is damaged: a piece of it is not where it should be.");
        }

        var body = piece[chunkHeader..];
        var entryBytes = BinaryPrimitives.ReadUInt16LittleEndian(body) * sizeof(uint);
        var (count, origin) = (UInt32(body, 4), BinaryPrimitives.ReadInt64LittleEndian(body[12..]));
        // An index of fields says also where each picture's second field is.
        if (entryBytes is not (8 or 12) || count * (long)entryBytes > body.Length - HeaderBytes || origin is < 0 or > long.MaxValue / 2)
        {
            throw new InvalidDataException("The index of the file is damaged: a piece of it makes no sense.");
        }

        for (var (i, at) = (0u, HeaderBytes); i < count; i++, at += entryBytes)
        {
            var (offset, size) = (UInt32(body, at), UInt32(body, at + 4));
            keyframes.Add(origin + offset, size & ~NotKeyframe, (size & NotKeyframe) is 0);
        }
    }

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
