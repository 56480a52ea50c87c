using System.Buffers.Binary;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>
/// A keyframe in the small stream: a cluster of its own with one SimpleBlock. What stands before the coded data is written into
/// room left before it, so that the data is not moved.
/// </summary>
internal static class MatroskaPacket
{
    /// <summary>Bytes that must be free before the coded data.</summary>
    public const int Headroom = 64;

    private const int MillisecondsPerPacket = 1000;
    private const byte Keyframe = 0x80;

    /// <summary>Track, relative time and flags.</summary>
    private const int BlockHeadLength = sizeof(ulong) + sizeof(short) + sizeof(byte);

    private static readonly int TimestampLength = EbmlWriter.HeaderLength(MatroskaId.ClusterTimestamp) + sizeof(ulong);

    private static readonly int HeadLength =
        EbmlWriter.HeaderLength(MatroskaId.Cluster) + TimestampLength + EbmlWriter.HeaderLength(MatroskaId.SimpleBlock) + BlockHeadLength;

    /// <param name="room">What is before the coded data, at least <see cref="Headroom"/> bytes; the last of them are written.</param>
    /// <param name="track">The track's number, 1 to 2^56 - 2.</param>
    /// <param name="number">Number of the packet in the stream: it is stamped with as many seconds.</param>
    /// <param name="codedBytes">Length of the coded data.</param>
    /// <returns>Bytes written; the packet begins so many before the coded data.</returns>
    public static int WriteBefore(Span<byte> room, long track, int number, int codedBytes)
    {
        var block = BlockHeadLength + (long)codedBytes;
        var rest = EbmlWriter.WriteHeader(
            room[^HeadLength..], MatroskaId.Cluster, TimestampLength + EbmlWriter.HeaderLength(MatroskaId.SimpleBlock) + block);
        rest = EbmlWriter.WriteHeader(rest, MatroskaId.ClusterTimestamp, sizeof(ulong));
        BinaryPrimitives.WriteInt64BigEndian(rest, (long)number * MillisecondsPerPacket);
        rest = EbmlWriter.WriteHeader(rest[sizeof(ulong)..], MatroskaId.SimpleBlock, block);
        BinaryPrimitives.WriteInt64BigEndian(rest, (1L << 56) | track);
        BinaryPrimitives.WriteInt16BigEndian(rest[sizeof(ulong)..], 0);
        rest[^1] = Keyframe;
        return HeadLength;
    }
}
