using System.Buffers;
using System.Buffers.Binary;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>
/// Reads IVF, the simplest of containers: 32 bytes of header, then frames, each with 12 bytes of size and time. It stands in for a
/// container with an index, and its index can be made to lie.
/// </summary>
internal sealed class IvfIndexer : IVideoIndexer
{
    private const int HeaderBytes = 32;

    public MediaContainer Container { get; init; } = MediaContainer.Matroska;

    /// <summary>Keyframes that the index names.</summary>
    public Func<Keyframe, bool> IsIndexed { get; init; } = _ => true;

    /// <summary>Length that the index states; null takes the last frame's end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Done to the coded bytes of a keyframe before it is given out; may throw.</summary>
    public Action<Keyframe, Memory<byte>> Tamper { get; init; } = (_, _) => { };

    public bool Recognises(ReadOnlySpan<byte> start) => start.StartsWith("DKIF"u8);

    public async ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken)
    {
        var head = new byte[HeaderBytes];
        await source.ReadAsync(0, head, cancellationToken);
        var perSecond = (double)BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(16)) / BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(20));
        var frames = new List<Keyframe>();
        var frame = new byte[12];
        for (long at = HeaderBytes; await source.ReadAsync(at, frame, cancellationToken) is 12; at += 12 + frames[^1].Bytes)
        {
            var size = (int)BinaryPrimitives.ReadUInt32LittleEndian(frame);
            var time = BinaryPrimitives.ReadInt64LittleEndian(frame.AsSpan(4)) / perSecond;
            frames.Add(new Keyframe(TimeSpan.FromSeconds(time), at + 12, size));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(16), 1); // The clock of the small stream counts seconds.
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(20), 1);
        var end = Duration ?? frames[^1].Time + TimeSpan.FromSeconds(1 / perSecond);
        return new IndexOutcome.Found(new Video(this, source, head, new VideoIndex(Container, "vp8", [.. frames.Where(IsIndexed)], end)));
    }

    private sealed class Video(IvfIndexer owner, IMediaSource source, byte[] head, VideoIndex index) : IIndexedVideo
    {
        public VideoIndex Index => index;

        public string StreamFormat => "ivf";

        public ReadOnlyMemory<byte> Head => head;

        public async ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken)
        {
            var packet = MemoryPool<byte>.Shared.Rent(12 + keyframe.Bytes);
            var coded = packet.Memory.Slice(12, keyframe.Bytes);
            await source.ReadAsync(keyframe.Position, coded, cancellationToken);
            owner.Tamper(keyframe, coded);
            BinaryPrimitives.WriteUInt32LittleEndian(packet.Memory.Span, (uint)keyframe.Bytes);
            BinaryPrimitives.WriteInt64LittleEndian(packet.Memory.Span[4..], number);
            return new StreamPacket(packet, 0, 12 + keyframe.Bytes, keyframe.Bytes);
        }
    }
}
