using PreviewForge.GpuRunner.Extraction.Indexing.Hevc;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>The track that the pictures are made of.</summary>
/// <param name="Track">The track.</param>
/// <param name="Entry">How its pictures are coded.</param>
internal sealed record VideoTrack(Track Track, SampleEntry Entry)
{
    /// <summary>
    /// Chooses as ffprobe's report is read elsewhere: no cover art and no chapter pictures, those that are on by default first, then the
    /// largest, then the first.
    /// </summary>
    /// <exception cref="InvalidDataException">There is none, or it can't be used; the message says why.</exception>
    public static VideoTrack Of(Movie movie)
    {
        var best = Candidates(movie).OrderBy(IsStill).ThenByDescending(video => video.Track.IsEnabled)
            .ThenByDescending(video => video.Entry.Width * video.Entry.Height).FirstOrDefault()
            ?? throw new InvalidDataException("The file holds no video track.");
        best.Check();
        return best;
    }

    private static IEnumerable<VideoTrack> Candidates(Movie movie)
    {
        var chapters = movie.ChapterTracks;
        foreach (var track in movie.Tracks)
        {
            if (track.Handler is BoxType.Vide && !chapters.Contains(track.Id) && FirstEntry(track) is { } box && SampleEntry.Of(box) is var entry
                && entry is { Width: > 0, Height: > 0 })
            {
                yield return new VideoTrack(track, entry);
            }
        }
    }

    private static Box? FirstEntry(Track track)
    {
        const int versionAndCount = 8;
        var descriptions = track.Tables.Required(BoxType.Stsd).Content;
        return descriptions.Length < versionAndCount ? null : Box.In(descriptions[versionAndCount..]).Cast<Box?>().FirstOrDefault();
    }

    // Cover art that is a track of its own: one JPEG or PNG.
    private static bool IsStill(VideoTrack video) =>
        video.Entry.Codec is "mjpeg" or "png" && SampleSizes.Of(video.Track.Tables).Count is 1;

    private void Check()
    {
        if (Entry.IsEncrypted)
        {
            throw new InvalidDataException("The video is encrypted.");
        }

        if (Entry.Codec is "hevc" && HevcRandomAccess.NalLengthSize(Entry.Configuration.Span) is null)
        {
            throw new InvalidDataException("The video's configuration is missing, so its keyframes can't be told apart from each other.");
        }

        if (SampleTable.Of(Track.Tables).ChangesDescription)
        {
            throw new InvalidDataException("The video's configuration changes in the middle.");
        }

        if (!IsInThisFile())
        {
            throw new InvalidDataException("The video's data is in another file.");
        }
    }

    // ISO/IEC 14496-12, 8.7.2: a flag of the reference says that the data is in the file itself. Without a reference it can be nowhere else.
    private bool IsInThisFile()
    {
        const int versionAndCount = 8;
        const byte selfContained = 1;
        if (Track.Media.At(BoxType.Minf, BoxType.Dinf, BoxType.Dref) is not { Content.Length: > versionAndCount } references)
        {
            return true;
        }

        var reference = Box.In(references.Content[versionAndCount..]).Cast<Box?>().ElementAtOrDefault(Math.Max(0, Entry.DataReference - 1));
        return reference is not { Content.Length: >= 4 } found || (found.Content.Span[3] & selfContained) is not 0;
    }
}
