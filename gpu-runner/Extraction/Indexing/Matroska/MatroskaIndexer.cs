using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>Reads the cues of Matroska and WebM (RFC 9559).</summary>
internal sealed class MatroskaIndexer : IVideoIndexer
{
    private const int MaxInfo = 1024 * 1024;
    private const int MaxTracks = 16 * 1024 * 1024;
    private const int MaxCues = 32 * 1024 * 1024;
    private const int MaxTags = 1024 * 1024;

    public MediaContainer Container => MediaContainer.Matroska;

    public bool Recognises(ReadOnlySpan<byte> start)
    {
        var file = new EbmlElements(start);
        if (!file.Next() || file.Id is not MatroskaId.Ebml)
        {
            return false;
        }

        var header = new EbmlElements(file.Content);
        while (header.Next())
        {
            if (header.Id is MatroskaId.DocType)
            {
                return header.Content.TrimEnd((byte)0) is var type && (type.SequenceEqual("matroska"u8) || type.SequenceEqual("webm"u8));
            }
        }

        return false;
    }

    public async ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken)
    {
        try
        {
            return new IndexOutcome.Found(await ReadAsync(source, cancellationToken));
        }
        catch (WrongIndexException wrong)
        {
            return new IndexOutcome.Unusable(wrong.Message);
        }
    }

    private static async Task<MatroskaVideo> ReadAsync(IMediaSource source, CancellationToken cancellationToken)
    {
        using var window = new EbmlWindow(source);
        var segment = await Segment.FindAsync(window, cancellationToken);
        var info = SegmentInfo.Parse((await segment.ContentAsync(MatroskaId.Info, MaxInfo, cancellationToken)).Span);
        var tracks = TrackEntry.ParseAll(await segment.ContentAsync(MatroskaId.Tracks, MaxTracks, cancellationToken));
        var video = VideoChoice.Best(tracks);
        var content = await segment.ContentAsync(MatroskaId.Cues, MaxCues, cancellationToken);
        var tags = segment.Has(MatroskaId.Tags) ? await segment.ContentAsync(MatroskaId.Tags, MaxTags, cancellationToken) : default;
        var duration = DurationTag.EndOf(video.Uid, tags.Span, info.Duration);

        var cues = Cues.Parse(content.Span, video.Number, segment.Start);
        var start = await FileStart.FindAsync(window, segment.FirstCluster ?? cues[0].Cluster, tracks, info.Scale, cancellationToken);
        var index = CueCheck.IndexOf(cues, MatroskaCodec.NameOf(video.CodecId, video.CodecPrivate.Span), info.Scale, start, duration, segment.End);
        return new MatroskaVideo(source, index, cues, video);
    }
}
