using System.Buffers;
using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>What stands before the frames of a SimpleBlock or Block (RFC 9559 section 10.1 and 10.2).</summary>
/// <param name="Track">Number of its track.</param>
/// <param name="RelativeTime">Its time less that of its cluster, in ticks of the segment.</param>
/// <param name="Flags">See the properties.</param>
/// <param name="Length">Bytes of the header itself, 4 to 11.</param>
internal readonly record struct BlockHeader(long Track, short RelativeTime, byte Flags, int Length)
{
    /// <summary>Bytes that hold any block header.</summary>
    public const int MaxLength = 8 + FixedLength;

    private const int FixedLength = sizeof(short) + sizeof(byte);

    /// <summary>Means something in a SimpleBlock only.</summary>
    public bool IsKeyframe => (Flags & 0x80) is not 0;

    public BlockLacing Lacing => (BlockLacing)(Flags & 0x06);

    /// <param name="bytes">Where the content of the block begins.</param>
    /// <param name="header">Valid only with <see cref="OperationStatus.Done"/>.</param>
    public static OperationStatus Read(ReadOnlySpan<byte> bytes, out BlockHeader header)
    {
        header = default;
        var status = EbmlHeader.ReadNumber(bytes, out var track, out var length);
        if (status is not OperationStatus.Done)
        {
            return status;
        }

        if (bytes.Length < length + FixedLength)
        {
            return OperationStatus.NeedMoreData;
        }

        header = new BlockHeader(track, BinaryPrimitives.ReadInt16BigEndian(bytes[length..]), bytes[length + sizeof(short)], length + FixedLength);
        return OperationStatus.Done;
    }
}

/// <summary>How several frames share one block (RFC 9559 section 10.3).</summary>
internal enum BlockLacing : byte
{
    None = 0,
    Xiph = 2,
    FixedSize = 4,
    Ebml = 6,
}
