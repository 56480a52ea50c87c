namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Which time is where in the file, as far as it has been looked at.</summary>
internal sealed class Timeline
{
    /// <summary>ffmpeg takes a longer gap for a clock that was set anew, and closes it.</summary>
    private const long LongestGap = 10 * StreamClock.Frequency;

    private readonly Lock _lock = new();
    private readonly List<Stretch> _stretches = [];

    /// <summary>One stretch of the file with packets of the video.</summary>
    /// <param name="Index">Its number.</param>
    /// <param name="First">When the first picture in it is decoded.</param>
    /// <param name="Last">When the last one is.</param>
    internal readonly record struct Stretch(long Index, long First, long Last);

    /// <exception cref="UnsuitableStreamException">It contradicts what is known.</exception>
    public void Add(long index, IReadOnlyList<PesStart> starts)
    {
        if (starts is not [var first, ..])
        {
            return;
        }

        lock (_lock)
        {
            var stretch = new Stretch(index, first.Decoded, starts[^1].Decoded);
            var at = _stretches.BinarySearch(stretch, Comparer<Stretch>.Create((a, b) => a.Index.CompareTo(b.Index)));
            if (at < 0)
            {
                at = ~at;
                var follows = at is 0 || _stretches[at - 1].Last <= stretch.First;
                var precedes = at == _stretches.Count || stretch.Last <= _stretches[at].First;
                if (!follows || !precedes || !Ascends(starts) || !starts.All(IsShownSoon))
                {
                    throw Jumps();
                }

                _stretches.Insert(at, stretch);
            }
        }
    }

    /// <summary>The last stretch known to begin at or before a time, and the first one known to begin after it; null where none is.</summary>
    public (Stretch? Before, Stretch? After) Around(long time)
    {
        lock (_lock)
        {
            var (low, high) = (0, _stretches.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _stretches[middle].First <= time ? (middle + 1, high) : (low, middle);
            }

            return (low > 0 ? _stretches[low - 1] : null, low < _stretches.Count ? _stretches[low] : null);
        }
    }

    /// <summary>Checks two stretches between which there is no other.</summary>
    /// <exception cref="UnsuitableStreamException">More time lies between them than can be.</exception>
    public static void RequireNearness(Stretch low, Stretch? after)
    {
        if (after is { } high && high.First - low.Last > LongestGap)
        {
            throw Jumps();
        }
    }

    private static UnsuitableStreamException Jumps() => new("Its clock jumps, so that a time does not tell a place in the file.");

    // Nothing is shown before it is decoded, nor long after.
    private static bool IsShownSoon(PesStart start) => start.Shown - start.Decoded is >= 0 and <= LongestGap;

    private static bool Ascends(IReadOnlyList<PesStart> starts)
    {
        for (var i = 1; i < starts.Count; i++)
        {
            if (starts[i].Decoded < starts[i - 1].Decoded || starts[i].Decoded - starts[i - 1].Decoded > LongestGap)
            {
                return false;
            }
        }

        return true;
    }
}
