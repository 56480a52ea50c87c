using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>The boxes in front of one keyframe in the stream for ffmpeg: a movie fragment with one sample, and the header of its data.</summary>
internal static class StreamFragment
{
    /// <summary>Their length.</summary>
    public const int Bytes = 108;

    // Flags of the fragment's boxes, ISO/IEC 14496-12, 8.8.7 and 8.8.8.
    private const uint DefaultBaseIsMoof = 0x020000;
    private const uint HasDataOffsetDurationSizeAndFlags = 0x000701;

    // The sample depends on no other, and is a sync sample.
    private const uint SyncSample = 0x02000000;

    /// <param name="to">Where it is written; as many as <see cref="Bytes"/>.</param>
    /// <param name="number">The keyframe's number, from 0; as many seconds is its time.</param>
    /// <param name="scale">Units per second.</param>
    /// <param name="sampleBytes">Length of the keyframe.</param>
    public static void Write(Span<byte> to, int number, uint scale, int sampleBytes)
    {
        var time = (ulong)number * scale;
        ReadOnlySpan<uint> numbers =
        [
            100, BoxType.Moof,
            16, BoxType.Mfhd, 0, (uint)number + 1,
            76, BoxType.Traf,
            16, BoxType.Tfhd, DefaultBaseIsMoof, StreamHead.TrackId,
            20, BoxType.Tfdt, 1 << 24, (uint)(time >> 32), (uint)time,
            32, BoxType.Trun, HasDataOffsetDurationSizeAndFlags, 1, Bytes, scale, (uint)sampleBytes, SyncSample,
            (uint)sampleBytes + 8, BoxType.Mdat,
        ];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(to[(i * sizeof(uint))..], numbers[i]);
        }
    }
}
