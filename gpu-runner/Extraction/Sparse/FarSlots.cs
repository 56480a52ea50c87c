namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>Slots in one gap between two keyframes that are too far from the keyframe before them.</summary>
/// <param name="First">The first slot.</param>
/// <param name="Last">The last slot, at or after the first.</param>
/// <param name="DecodedFrom">The keyframe from which they can be decoded; zero when they lie before the first keyframe.</param>
internal readonly record struct FarSlots(int First, int Last, TimeSpan DecodedFrom)
{
    /// <summary>What starting one ffmpeg for a gap costs, in the time of a video that it could decode meanwhile.</summary>
    private static readonly TimeSpan StartCost = TimeSpan.FromSeconds(3);

    public int Count => Last - First + 1;

    /// <summary>True when decoding the gaps one by one is hardly cheaper than decoding all of the video once.</summary>
    public static bool AreMost(IReadOnlyList<FarSlots> gaps, int slots, int intervalSeconds)
    {
        var whole = TimeSpan.FromSeconds((double)slots * intervalSeconds);
        var decoded = gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + gap.Cost(intervalSeconds));
        return decoded > whole / 2;
    }

    private TimeSpan Cost(int intervalSeconds) => TimeSpan.FromSeconds((double)Last * intervalSeconds) - DecodedFrom + StartCost;
}
