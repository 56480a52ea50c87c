using PreviewForge.Contracts.Work;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>A pack on the disk.</summary>
/// <param name="Path">The file.</param>
/// <param name="Key">Hash of its key.</param>
/// <param name="IntervalSeconds">Time between two of its pictures.</param>
/// <param name="Widths">The widths that it holds.</param>
/// <param name="StoredAt">When it was made.</param>
/// <param name="Bytes">Size of the file.</param>
internal sealed record CacheEntry(string Path, string Key, int IntervalSeconds, IReadOnlyList<int> Widths, DateTimeOffset StoredAt, long Bytes)
{
    public bool Serves(string key, IReadOnlyList<OutputPlan> plans) =>
        Key == key && plans.All(plan => plan.IntervalSeconds % IntervalSeconds is 0 && Widths.Contains(plan.Width));

    /// <summary>True when whatever the other serves this one serves too.</summary>
    public bool Covers(CacheEntry other) =>
        Key == other.Key && other.IntervalSeconds % IntervalSeconds is 0 && other.Widths.All(Widths.Contains);
}
