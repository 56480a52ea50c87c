namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>A place where decoding can start, as an index of fragments names it.</summary>
/// <param name="Time">When it is shown, in the video track's own unit and before its edit list.</param>
/// <param name="Position">Where its fragment begins.</param>
internal readonly record struct FragmentPlace(long Time, long Position);

/// <summary>
/// Finds the keyframes of the fragments behind the movie box: by the segment index in front of them, else by the random access box at the
/// end of the file, else by going through all fragments.
/// </summary>
internal sealed class FragmentIndex(TopLevel boxes, long fileLength, Movie movie, Track track, FragmentReader reader, TrackKeyframes keyframes)
{
    private const int MaxBoxes = 1_000;

    /// <summary>Boxes that are looked at one by one: a fragment and its data for each second of 13 hours.</summary>
    private const int MaxSteps = 100_000;
    private const long MaxFragmentBytes = 256 * 1024 * 1024;

    /// <param name="next">What follows the movie box.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the first picture or sound of the fragments is shown; null when there are none.</returns>
    /// <exception cref="InvalidDataException">What must be known is damaged.</exception>
    public async Task<MediaTime?> AddAsync(FileBox? next, CancellationToken cancellationToken)
    {
        SegmentIndex? segments = null;
        for (var i = 0; i < MaxBoxes && next is { } box; i++)
        {
            if (box.Type is BoxType.Moof)
            {
                var (first, behind) = await reader.ReadAsync(box, keyframes.End ?? 0, cancellationToken);
                await AddAsync(box, first, behind, segments, cancellationToken);
                return StartOf(first);
            }

            if (box.Type is BoxType.Sidx && segments is null)
            {
                (var sidx, next) = await boxes.ReadAsync(box, cancellationToken);
                segments = SegmentIndex.Of(sidx, box.End, track);
            }
            else
            {
                next = await boxes.HeaderAsync(box.End, cancellationToken);
            }
        }

        return null;
    }

    private async Task AddAsync(
        FileBox box, IReadOnlyList<TrackFragment> first, FileBox? behind, SegmentIndex? segments, CancellationToken cancellationToken)
    {
        // Both indexes name one keyframe of a fragment: where there are more, they would be missed.
        if (Own(first) is { Sync.Count: > 1 })
        {
            await WalkAsync(first, behind, cancellationToken);
        }
        else if (segments is not null && await IsWholeAsync(segments, cancellationToken))
        {
            Add(segments.Places, box, first);
            keyframes.EndsAt(segments.EndTime - track.Edits.FragmentOffset);
        }
        else if (await RandomAccess.FindAsync(boxes, fileLength, track.Id, cancellationToken) is { Count: > 0 } places)
        {
            Add(places, box, first);
            await AddEndAsync(places[^1], cancellationToken);
        }
        else
        {
            await WalkAsync(first, behind, cancellationToken);
        }
    }

    // Some writers put a segment index in front of every fragment: one that ends before the last fragment does is of no use.
    private async Task<bool> IsWholeAsync(SegmentIndex segments, CancellationToken cancellationToken) =>
        segments.Places.Count > 0
        && (segments.End >= fileLength
            || await boxes.HeaderAsync(segments.End, cancellationToken) is null or { Type: BoxType.Mfra or BoxType.Free or BoxType.Skip });

    // Indexes count from the first picture, or from where the edit list begins, or from zero: the first fragment tells which.
    private void Add(IReadOnlyList<FragmentPlace> places, FileBox firstBox, IReadOnlyList<TrackFragment> first)
    {
        var shift = places[0].Position == firstBox.Position && Own(first) is { HasTime: true, Sync: [var sync, ..] }
            ? sync.Shown - places[0].Time
            : 0;
        foreach (var place in places)
        {
            keyframes.Add(place.Time + shift - track.Edits.FragmentOffset, place.Position, bytes: 0);
        }
    }

    private async Task AddEndAsync(FragmentPlace last, CancellationToken cancellationToken)
    {
        if (await boxes.HeaderAsync(last.Position, cancellationToken) is { Type: BoxType.Moof } box && box.End <= fileLength)
        {
            var (tracks, _) = await reader.ReadAsync(box, 0, cancellationToken);
            if (Own(tracks) is { HasTime: true } own)
            {
                keyframes.EndsAt(own.End - track.Edits.FragmentOffset);
            }
        }
    }

    private async Task WalkAsync(IReadOnlyList<TrackFragment> tracks, FileBox? next, CancellationToken cancellationToken)
    {
        var (time, bytes) = (Add(tracks, keyframes.End ?? 0), 0L);
        for (var steps = 0; next is { } box; steps++)
        {
            if (steps > MaxSteps || bytes > MaxFragmentBytes)
            {
                throw new InvalidDataException("The file has more fragments than can be gone through.");
            }

            if (box.Type is BoxType.Moof && box.End <= fileLength)
            {
                (tracks, next) = await reader.ReadAsync(box, time, cancellationToken);
                (time, bytes) = (Add(tracks, time), bytes + box.Size);
            }
            else
            {
                next = await boxes.HeaderAsync(box.End, cancellationToken);
            }
        }
    }

    /// <returns>When the fragment ends.</returns>
    private long Add(IReadOnlyList<TrackFragment> tracks, long time)
    {
        if (Own(tracks) is not { } own)
        {
            return time;
        }

        foreach (var sample in own.Sync)
        {
            keyframes.Add(sample.Shown - track.Edits.FragmentOffset, sample.Position, sample.Bytes);
        }

        keyframes.EndsAt(own.End - track.Edits.FragmentOffset);
        return own.End;
    }

    private TrackFragment? Own(IReadOnlyList<TrackFragment> tracks) => tracks.FirstOrDefault(part => part.TrackId == track.Id);

    private MediaTime? StartOf(IReadOnlyList<TrackFragment> first) => (
        from part in first
        join known in movie.Tracks on part.TrackId equals known.Id
        where known.Handler is BoxType.Vide or BoxType.Soun
        select (MediaTime?)new MediaTime(part.First - known.Edits.FragmentOffset, known.Scale)).Min();
}
