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

    /// <summary>Relative time and flags, after the track's number.</summary>
    private const int BlockTail = sizeof(short) + sizeof(byte);

    /// <param name="headroom">What is before the coded data, at least <see cref="Headroom"/> bytes; only its end is written.</param>
    /// <param name="track">The track's number, 1 to 2^56 - 2.</param>
    /// <param name="number">Number of the packet in the stream: it is stamped with as many seconds.</param>
    /// <param name="codedBytes">Length of the coded data.</param>
    /// <returns>Bytes written; the packet begins so many before the coded data.</returns>
    public static int WriteBefore(Span<byte> headroom, long track, int number, int codedBytes)
    {
        const int blockHead = sizeof(ulong) + BlockTail;
        var block = EbmlWriter.HeaderLength(MatroskaId.SimpleBlock) + blockHead + (long)codedBytes;
        var timestamp = EbmlWriter.HeaderLength(MatroskaId.ClusterTimestamp) + sizeof(ulong);
        var length = EbmlWriter.HeaderLength(MatroskaId.Cluster) + timestamp + EbmlWriter.HeaderLength(MatroskaId.SimpleBlock) + blockHead;

        var rest = EbmlWriter.WriteHeader(headroom[^length..], MatroskaId.Cluster, timestamp + block);
        rest = EbmlWriter.WriteHeader(rest, MatroskaId.ClusterTimestamp, sizeof(ulong));
        BinaryPrimitives.WriteInt64BigEndian(rest, (long)number * MillisecondsPerPacket);
        rest = EbmlWriter.WriteHeader(rest[sizeof(ulong)..], MatroskaId.SimpleBlock, blockHead + (long)codedBytes);
        BinaryPrimitives.WriteInt64BigEndian(rest, (1L << 56) | track);
        BinaryPrimitives.WriteInt16BigEndian(rest[sizeof(ulong)..], 0);
        rest[^1] = Keyframe;
        return length;
    }
}
