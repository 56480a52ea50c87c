using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// The video of a transport stream. Its keyframes go to ffmpeg in Matroska, not in a new transport stream: there every packet says for
/// itself where it begins and ends and what its time is, while transport packets are counted on, and their clock is guessed at.
/// </summary>
internal sealed class MpegTsVideo : IIndexedVideo
{
    /// <summary>Read at once where it isn't known how far a keyframe reaches.</summary>
    private const int PiecePackets = 1024;

    private readonly IMediaSource _source;
    private readonly VideoTrack _track;
    private readonly Dictionary<long, int> _spans;

    /// <param name="source">The file.</param>
    /// <param name="track">The video in it.</param>
    /// <param name="keyframes">Its keyframes; at least one.</param>
    /// <param name="duration">Its length in ticks.</param>
    public MpegTsVideo(IMediaSource source, VideoTrack track, IReadOnlyCollection<FoundKeyframe> keyframes, long duration)
    {
        (_source, _track) = (source, track);
        var byTime = keyframes.DistinctBy(found => found.Keyframe.Time).OrderBy(found => found.Keyframe.Time).ToList();
        _spans = byTime.ToDictionary(found => found.Keyframe.Position, found => found.Span);
        Index = new VideoIndex(MediaContainer.MpegTs, track.Syntax.Codec, [.. byTime.Select(found => found.Keyframe)], StreamClock.ToTimeSpan(duration));
        Head = AnnexBTrack.Head(track.Syntax.MatroskaCodec);
    }

    public VideoIndex Index { get; }

    public string StreamFormat => "matroska";

    public ReadOnlyMemory<byte> Head { get; }

    public async ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken)
    {
        var span = _spans.GetValueOrDefault(keyframe.Position);
        using var gatherer = new PacketGatherer(_track, span);
        await GatherAsync(gatherer, keyframe.Position, span, cancellationToken);
        if (gatherer.Shown is not { } shown || StreamClock.ToTimeSpan(shown) != keyframe.Time)
        {
            throw new WrongIndexException("Another picture is where a keyframe was found before.");
        }

        return Pack(gatherer, number);
    }

    private StreamPacket Pack(PacketGatherer gatherer, int number)
    {
        var (start, end) = gatherer.Picture;
        var owner = gatherer.Take();
        var memory = owner.Memory.Span;
        _track.Syntax.MakeStandalone(memory[start..end], number);
        var head = MatroskaPacket.WriteBefore(memory[..start], AnnexBTrack.Number, number, end - start);
        return new StreamPacket(owner, start - head, head + end - start, end - start);
    }

    private async Task GatherAsync(PacketGatherer gatherer, long position, int span, CancellationToken cancellationToken)
    {
        var piece = span > 0 ? span : PiecePackets * _track.Layout.Stride;
        while (position < _source.Length)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(piece);
            try
            {
                var read = await _source.ReadAsync(position, buffer.AsMemory(0, piece), cancellationToken);
                if (Add(gatherer, buffer.AsSpan(0, read)))
                {
                    return;
                }

                position += piece;
                piece = PiecePackets * _track.Layout.Stride;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        gatherer.Finish();
    }

    private bool Add(PacketGatherer gatherer, ReadOnlySpan<byte> piece)
    {
        var packets = new TsPackets(piece, _track.Layout);
        while (packets.MoveNext())
        {
            if (gatherer.Add(packets.Current))
            {
                return true;
            }
        }

        return false;
    }
}
