namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>The times at which pictures are wanted: zero, and every interval before the end.</summary>
/// <param name="slotSeconds">The interval, at least 1.</param>
/// <param name="duration">Length of the video in ticks of <see cref="StreamClock"/>, at least 1.</param>
internal sealed class SlotTimes(int slotSeconds, long duration)
{
    private readonly long _interval = (long)slotSeconds * StreamClock.Frequency;

    public int Count => (int)((duration + _interval - 1) / _interval);

    /// <summary>Some of them, evenly spread.</summary>
    public IEnumerable<long> Sample(int most) =>
        Enumerable.Range(0, Math.Min(most, Count)).Select(i => (long)i * Count / Math.Min(most, Count)).Select(slot => slot * _interval);

    /// <summary>All of them in runs that follow each other.</summary>
    public IEnumerable<IEnumerable<long>> Split(int runs) =>
        Enumerable.Range(0, Count).Chunk((Count + runs - 1) / runs).Select(run => run.Select(slot => slot * _interval));
}
