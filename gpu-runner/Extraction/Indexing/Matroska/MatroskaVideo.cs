using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>A Matroska file whose cues are known. A keyframe takes one to three reads, see <see cref="BlockReader"/>.</summary>
internal sealed class MatroskaVideo : IIndexedVideo
{
    private readonly IMediaSource _source;
    private readonly IReadOnlyList<Cue> _cues;
    private readonly TrackEntry _track;
    private readonly KeyframeIsolation _isolation;
    private readonly BlockReader _blocks;

    /// <param name="source">The file.</param>
    /// <param name="index">Its keyframes, one for each cue.</param>
    /// <param name="cues">Where they are.</param>
    /// <param name="track">The video's track.</param>
    public MatroskaVideo(IMediaSource source, VideoIndex index, IReadOnlyList<Cue> cues, TrackEntry track)
    {
        (_source, Index, _cues, _track) = (source, index, cues, track);
        Head = MatroskaStreamHead.For(track);
        _blocks = new BlockReader(source, track.Number);
        _isolation = new KeyframeIsolation(index.Codec, MatroskaCodec.ConfigurationIn(track.CodecId, track.CodecPrivate.Span));
    }

    public VideoIndex Index { get; }

    public string StreamFormat => "matroska";

    public ReadOnlyMemory<byte> Head { get; }

    public async ValueTask<StreamPacket> ReadAsync(Keyframe keyframe, int number, CancellationToken cancellationToken)
    {
        var cue = CueOf(keyframe);
        using var window = new EbmlWindow(_source, MatroskaPacket.Headroom);
        var block = await _blocks.FindAsync(window, cue, cancellationToken);
        var frames = await _blocks.LoadAsync(window, block, cancellationToken);
        if (LacedFrames.First(frames.Span, block.Lacing) is not ({ } start, > 0 and var length))
        {
            throw new WrongIndexException($"The keyframe at {keyframe.Time} can't be taken out of its block.");
        }

        var (owner, offset) = window.Detach(block.Start + start);
        try
        {
            // What the container has compressed can't be seen; it is mostly fit as it is.
            if (!_track.IsCompressed && !_isolation.TryIsolate(owner.Memory.Span.Slice(offset, length), number))
            {
                throw new WrongIndexException($"Decoding can't start at the picture at {keyframe.Time}.");
            }

            var head = MatroskaPacket.WriteBefore(owner.Memory.Span[..offset], _track.Number, number, length);
            return new StreamPacket(owner, offset - head, head + length, length);
        }
        catch
        {
            owner.Dispose();
            throw;
        }
    }

    private Cue CueOf(Keyframe keyframe)
    {
        var (low, high) = (0, _cues.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Index.Keyframes[middle].Time < keyframe.Time ? (middle + 1, high) : (low, middle);
        }

        return Index.Keyframes[low] == keyframe ? _cues[low] : throw new ArgumentException("This keyframe is of another index.", nameof(keyframe));
    }
}
