using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>The index of AVI 1.0: entries of 16 bytes for the chunks of all streams in the order of the file.</summary>
internal sealed class OldIndex(AviStream stream, ReadOnlyMemory<byte> entries)
{
    private const int EntryBytes = 16;
    private const uint IsKeyframe = 0x10;

    /// <summary>Where the first picture's chunk is as the index counts, and the letters and the length of that chunk; null when it has none.</summary>
    public (uint Offset, uint Length)? First
    {
        get
        {
            for (var rest = entries.Span; rest.Length >= EntryBytes; rest = rest[EntryBytes..])
            {
                if (StreamChunk.IsPicture(rest, stream.Number))
                {
                    return (Number(rest, 8), Number(rest, 12));
                }
            }

            return null;
        }
    }

    /// <param name="origin">Where in the file the index counts from.</param>
    /// <param name="keyframes">Where they go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">It names more pictures than a video has.</exception>
    public void AddTo(AviKeyframes keyframes, long origin, CancellationToken cancellationToken)
    {
        const int untilLook = 0xFFFFF;
        for (var rest = entries.Span; rest.Length >= EntryBytes; rest = rest[EntryBytes..])
        {
            if (StreamChunk.IsPicture(rest, stream.Number))
            {
                var isKeyframe = (Number(rest, 4) & IsKeyframe) is not 0;
                keyframes.Add(origin + Number(rest, 8) + RiffChunk.HeaderBytes, Number(rest, 12), isKeyframe);
            }

            if ((rest.Length & untilLook) is 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static uint Number(ReadOnlySpan<byte> entry, int at) => BinaryPrimitives.ReadUInt32LittleEndian(entry[at..]);
}

/// <summary>The letters of chunks of coded data: two digits for the stream, and two letters for what it is.</summary>
internal static class StreamChunk
{
    public static bool IsPicture(ReadOnlySpan<byte> id, int stream) =>
        id.Length >= 4 && id[0] == '0' + stream / 10 && id[1] == '0' + stream % 10
        // A change of the palette is none.
        && !(id[2] is (byte)'p' && id[3] is (byte)'c');
}
