using System.Buffers;
using System.Buffers.Binary;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>The video of an AVI file. The stream for ffmpeg is Matroska, which has a place for AVI's description of the format.</summary>
internal sealed class AviVideo(IMediaSource source, AviStream stream, VideoIndex index) : IIndexedVideo
{
    // What a decoder must know follows the BITMAPINFOHEADER, or stands in front of every keyframe.
    private readonly KeyframeIsolation _isolation = new(index.Codec, stream.Format.Span[AviStream.FormatBytes..]);

    public VideoIndex Index => index;

    public string StreamFormat => "matroska";

    public ReadOnlyMemory<byte> Head { get; } = MatroskaStreamHead.ForVfw(stream.Format.Span, stream.Width, stream.Height, stream.Shape);

    public async ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken)
    {
        var (from, length) = (keyframe.Position - RiffChunk.HeaderBytes, keyframe.Bytes + RiffChunk.HeaderBytes);
        if (keyframe.Bytes > StreamPacket.MaxCodedBytes || from < 0 || from > source.Length - length)
        {
            throw new WrongIndexException($"The index names a keyframe at {keyframe.Time} that the file ends before.");
        }

        // The chunk's header lies in the room that the packet's needs.
        const int chunkAt = MatroskaPacket.Headroom - RiffChunk.HeaderBytes;
        var owner = MemoryPool<byte>.Shared.Rent(chunkAt + length);
        try
        {
            var chunk = owner.Memory.Slice(chunkAt, length);
            if (await source.ReadAsync(from, chunk, cancellationToken) < length || !IsWhole(chunk.Span))
            {
                throw new WrongIndexException($"The index names a keyframe at {keyframe.Time} where there is none.");
            }

            return Pack(owner, chunk.Span[RiffChunk.HeaderBytes..], keyframe, number);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    private StreamPacket Pack(IMemoryOwner<byte> owner, Span<byte> coded, Keyframe keyframe, int number)
    {
        if (!_isolation.TryIsolate(coded, number))
        {
            throw new WrongIndexException($"Decoding can't start at the picture at {keyframe.Time}.");
        }

        var bytes = index.Codec is "mpeg4" ? Mpeg4Packing.FirstPicture(coded) : coded.Length;
        var head = MatroskaPacket.WriteBefore(owner.Memory.Span[..MatroskaPacket.Headroom], 1, number, bytes);
        return new StreamPacket(owner, MatroskaPacket.Headroom - head, head + bytes, keyframe.Bytes);
    }

    private bool IsWhole(ReadOnlySpan<byte> chunk) =>
        StreamChunk.IsPicture(chunk, stream.Number)
        && BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]) == chunk.Length - RiffChunk.HeaderBytes;
}
