using System.Buffers.Binary;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Reads the index of MP4 and QuickTime files, whole or in fragments (ISO/IEC 14496-12).</summary>
internal sealed class Mp4Indexer : IVideoIndexer
{
    public MediaContainer Container => MediaContainer.Mp4;

    public bool Recognises(ReadOnlySpan<byte> start) => BoxHeader.Parse(start) is { } header && header.Type switch
    {
        BoxType.Ftyp => start.Length >= 12 && !IsPicture(BinaryPrimitives.ReadUInt32BigEndian(start[8..])),
        BoxType.Moov or BoxType.Mdat or BoxType.Wide or BoxType.Free or BoxType.Skip or BoxType.Pnot or BoxType.Uuid or BoxType.Styp => true,
        _ => false,
    };

    public async ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken)
    {
        try
        {
            return new IndexOutcome.Found(await ReadAsync(source, cancellationToken));
        }
        catch (InvalidDataException damaged)
        {
            return new IndexOutcome.Unusable(damaged.Message);
        }
    }

    private static async Task<Mp4Video> ReadAsync(IMediaSource source, CancellationToken cancellationToken)
    {
        var boxes = new TopLevel(source);
        var search = await MovieSearch.FindAsync(boxes, cancellationToken);
        var movie = Movie.Of(search.Movie);
        var video = VideoTrack.Of(movie);
        var head = StreamHead.Build(search.Brand, movie, video.Track);

        var keyframes = new TrackKeyframes(video);
        keyframes.AddMovie(cancellationToken);
        var fragments = new FragmentReader(boxes, movie, video.Track);
        var start = movie.Start;
        if (movie.IsFragmented)
        {
            var index = new FragmentIndex(boxes, source.Length, movie, video.Track, fragments, keyframes);
            start = await index.AddAsync(search.Next, cancellationToken) is { } first && (start is null || first.CompareTo(start.Value) < 0)
                ? first
                : start;
        }

        fragments.Start = start ?? fragments.Start;
        return new Mp4Video(source, video, keyframes.ToIndex(fragments.Start), head, fragments);
    }

    // JPEG 2000, JPEG XL, HEIF and AVIF are files of boxes as well, but hold still pictures only.
    private static bool IsPicture(uint brand) => BoxType.Name(brand) is "jp2 " or "jpx " or "jxl " or "heic" or "heix" or "mif1" or "avif";
}
