using PreviewForge.GpuRunner.Extraction.Pictures;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>
/// Gathers keyframes that come at their own times, and keeps those that a slot shows: of several between two slots only the last is
/// kept. A film has up to ten times as many keyframes as slots.
/// </summary>
internal sealed class KeyframeHarvest(PictureStore store, int sizes, TimeSpan interval)
{
    private readonly Track[] _tracks = [.. Enumerable.Range(0, sizes).Select(_ => new Track())];

    /// <summary>Keyframes that came, each counted once.</summary>
    public int Seen => _tracks[0].Seen;

    /// <exception cref="IOException">The store has no room.</exception>
    public void Add(Picture picture)
    {
        var track = _tracks[picture.Track];
        if (track.Last is { } last)
        {
            if (picture.Time <= last.Time)
            {
                return; // Time goes forward only; a second picture at a time can't be told from the first.
            }

            if (track.Kept is [] || IsShownBefore(last.Time, picture.Time))
            {
                track.Kept.Add((last.Time, store.Add(last.Jpeg)));
            }
        }

        track.Seen++;
        track.Last = picture;
    }

    /// <summary>No more pictures come.</summary>
    /// <returns>The kept keyframes by time; null when the sizes differ in what they have.</returns>
    public IReadOnlyList<(TimeSpan Time, Shot Shot)>? Finish()
    {
        foreach (var track in _tracks)
        {
            if (track.Last is { } last)
            {
                track.Kept.Add((last.Time, store.Add(last.Jpeg)));
                track.Last = null;
            }
        }

        var times = _tracks[0].Kept.Select(kept => kept.Time).ToList();
        return _tracks.All(track => track.Kept.Select(kept => kept.Time).SequenceEqual(times))
            ? [.. times.Select((time, i) => (time, new Shot([.. _tracks.Select(track => track.Kept[i].Picture)])))]
            : null;
    }

    /// <summary>True when there is a slot at or after a keyframe and before the next one.</summary>
    private bool IsShownBefore(TimeSpan keyframe, TimeSpan next) => (keyframe.Ticks + interval.Ticks - 1) / interval.Ticks * interval.Ticks < next.Ticks;

    private sealed class Track
    {
        public List<(TimeSpan Time, int Picture)> Kept { get; } = [];

        public Picture? Last { get; set; }

        public int Seen { get; set; }
    }
}
