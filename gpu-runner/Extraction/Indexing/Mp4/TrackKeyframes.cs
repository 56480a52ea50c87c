namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>The keyframes of the video track that were found so far, in the track's own unit and moved as its edit list says.</summary>
internal sealed class TrackKeyframes(VideoTrack video)
{
    /// <summary>More keyframes are a damaged index, or a video that is not worth it.</summary>
    private const int MaxCount = 4_000_000;

    private readonly List<(long Time, long Position, int Bytes)> _found = [];

    /// <summary>When the picture ends, as far as is known yet.</summary>
    public long? End { get; private set; }

    public void Add(long time, long position, long bytes)
    {
        if (_found.Count >= MaxCount)
        {
            throw new InvalidDataException($"The index of the file is damaged: it names more than {MaxCount:N0} keyframes.");
        }

        _found.Add((time, position, (int)Math.Min(bytes, int.MaxValue)));
    }

    /// <summary>Tells that there are pictures until then at least.</summary>
    public void EndsAt(long time) => End = Math.Max(End ?? time, time);

    /// <summary>Takes the samples that the movie box itself tells of.</summary>
    /// <exception cref="InvalidDataException">The tables make no sense.</exception>
    public void AddMovie(CancellationToken cancellationToken)
    {
        const int untilLook = 0xFFFF;
        var edits = video.Track.Edits;
        var walk = SampleTable.Of(video.Track.Tables).Walk();
        var (sync, end, seen) = (new List<Sample>(), long.MinValue, 0);
        while (walk.MoveNext())
        {
            var sample = walk.Current;
            edits.See(sample);
            end = Math.Max(end, sample.Shown + sample.Duration);
            // A sample without bytes is a picture that was dropped.
            if (sample is { IsSync: true, Bytes: > 0 })
            {
                sync.Add(sample);
            }

            if ((++seen & untilLook) is 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        foreach (var sample in sync)
        {
            foreach (var time in edits.Times(sample.Shown))
            {
                Add(time, sample.Position, sample.Bytes);
            }
        }

        if (seen > 0)
        {
            EndsAt(edits.End ?? end);
        }
    }

    /// <param name="start">When the file begins, in any track's unit.</param>
    /// <exception cref="InvalidDataException">There is no keyframe, or one has a time that no video has.</exception>
    public VideoIndex ToIndex(MediaTime start)
    {
        var (scale, origin) = (video.Track.Scale, start.ToTimeSpan());
        var keyframes = _found
            .Select(found => new Keyframe(new MediaTime(found.Time, scale).ToTimeSpan() - origin, found.Position, found.Bytes))
            .OrderBy(keyframe => keyframe.Time)
            .ToList();
        Distinct(keyframes);
        return keyframes.Count > 0
            ? new VideoIndex(MediaContainer.Mp4, video.Entry.Codec, keyframes, End is { } end ? new MediaTime(end, scale).ToTimeSpan() - origin : null)
            : throw new InvalidDataException("The index of the file names no keyframe.");
    }

    private static void Distinct(List<Keyframe> keyframes)
    {
        var last = TimeSpan.MinValue;
        keyframes.RemoveAll(keyframe =>
        {
            var isSame = keyframe.Time == last;
            last = keyframe.Time;
            return isSame;
        });
    }
}
