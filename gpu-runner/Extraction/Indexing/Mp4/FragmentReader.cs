namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Reads movie fragments of a file.</summary>
internal sealed class FragmentReader(TopLevel boxes, Movie movie, Track track)
{
    /// <summary>An index may be a little off, but not more: else it names another picture.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(0.5);

    private readonly FragmentParser _parser = new(SampleDefaults.Of(movie), track.Id);

    /// <summary>When the file begins.</summary>
    public MediaTime Start { get; set; } = new(0, 1);

    /// <summary>Reads a fragment and the header behind it.</summary>
    /// <param name="box">Its header.</param>
    /// <param name="time">When the video goes on if the fragment doesn't say.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    public async ValueTask<(IReadOnlyList<TrackFragment> Tracks, FileBox? Next)> ReadAsync(FileBox box, long time, CancellationToken cancellationToken)
    {
        var (moof, next) = await boxes.ReadAsync(box, cancellationToken);
        return (_parser.Parse(moof, box.Position, time), next);
    }

    /// <summary>Finds a keyframe of which only its fragment and its time are known.</summary>
    /// <exception cref="WrongIndexException">It is not there.</exception>
    public async ValueTask<(long Position, int Bytes)> FindAsync(Keyframe keyframe, CancellationToken cancellationToken)
    {
        try
        {
            var box = await boxes.HeaderAsync(keyframe.Position, cancellationToken);
            var best = box is { Type: BoxType.Moof } moof ? Nearest(await ReadAsync(moof, 0, cancellationToken), keyframe.Time) : null;
            return best is { Bytes: <= StreamPacket.MaxCodedBytes } sample
                ? (sample.Position, (int)sample.Bytes)
                : throw new WrongIndexException($"The index names a keyframe at {keyframe.Time} where there is none.");
        }
        catch (InvalidDataException damaged)
        {
            throw new WrongIndexException(damaged.Message);
        }
    }

    private Sample? Nearest((IReadOnlyList<TrackFragment> Tracks, FileBox? Next) fragment, TimeSpan time)
    {
        var own = fragment.Tracks.Where(part => part.TrackId == track.Id).ToList();
        var nearest = own.SelectMany(part => part.Sync).OrderBy(sample => Distance(sample, time)).Cast<Sample?>().FirstOrDefault();
        // A fragment that doesn't say its time can't contradict.
        return nearest is { } sample && own.All(part => part.HasTime) && Distance(sample, time) > Tolerance ? null : nearest;
    }

    private TimeSpan Distance(Sample sample, TimeSpan time) =>
        (new MediaTime(sample.Shown - track.Edits.FragmentOffset, track.Scale).ToTimeSpan() - Start.ToTimeSpan() - time).Duration();
}
