using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>The movie box: what there is in the file, and where (ISO/IEC 14496-12, 8.2).</summary>
/// <param name="Whole">The box.</param>
/// <param name="Scale">Units per second of the durations in edit lists; at least 1.</param>
/// <param name="Tracks">All tracks.</param>
internal sealed record Movie(Box Whole, uint Scale, IReadOnlyList<Track> Tracks)
{
    /// <summary>More tracks are a damaged file.</summary>
    private const int MaxTracks = 1_000;

    /// <summary>Whether more samples are in fragments behind it.</summary>
    public bool IsFragmented => Whole.Child(BoxType.Mvex) is not null;

    /// <summary>Tracks that hold chapters' names or pictures.</summary>
    public IReadOnlySet<uint> ChapterTracks => Tracks
        .Select(track => track.Whole.At(BoxType.Tref, BoxType.Chap))
        .SelectMany(box => box is { } chapters ? Numbers(chapters.Content) : [])
        .ToHashSet();

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Movie Of(Box moov)
    {
        if (moov.Child(BoxType.Cmov) is not null)
        {
            throw new InvalidDataException("The index of the file is compressed.");
        }

        var scale = Track.ScaleOf(moov.Required(BoxType.Mvhd));
        var tracks = moov.Children.Where(box => box.Type is BoxType.Trak).Take(MaxTracks).Select(trak => Track.Of(trak, scale)).ToList();
        return new Movie(moov, scale, tracks);
    }

    /// <summary>
    /// When the first picture or sound of the movie box's own samples is shown, which ffmpeg counts from; null when it has none.
    /// </summary>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public MediaTime? Start => Tracks
        .Where(track => track.Handler is BoxType.Vide or BoxType.Soun)
        .Select(track => (track, First: track.FirstShown))
        .Where(track => track.First is not null)
        .Min(track => (MediaTime?)new MediaTime(track.track.Edits.IsEmpty ? track.First!.Value : track.track.Edits.Delay, track.track.Scale));

    private static IEnumerable<uint> Numbers(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at + sizeof(uint) <= bytes.Length; at += sizeof(uint))
        {
            yield return BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[at..]);
        }
    }
}
