using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// When a sweep must not remove anything: a disk that went away looks like videos that were deleted. Over all roots, because one that
/// looks wrong makes the others doubtful.
/// </summary>
internal static class SafetyStops
{
    /// <param name="roots">All roots.</param>
    /// <param name="videos">Videos below each root, without those below other roots.</param>
    /// <param name="tally">What was counted below all roots.</param>
    public static SweepRefusal? Check(IReadOnlyList<SweepRoot> roots, IReadOnlyDictionary<SweepRoot, long> videos, SweepTally tally)
    {
        var bare = roots.FirstOrDefault(root => roots.Where(root.Holds).Sum(part => videos[part]) == 0);
        return bare is not null
            ? new SweepRefusal(SweepStop.RootWithoutVideos, $"There is no video below '{bare.Path}': a disk may be missing. Nothing was removed.")
            : tally.Orphans > MostRemovals(tally)
                ? new SweepRefusal(
                    SweepStop.TooManyOrphans,
                    $"{tally.Orphans} of {tally.Previews} previews belong to videos that are not there, which is more than half: a disk may be "
                        + "missing. Nothing was removed. If the videos were really deleted, remove their previews by hand.")
                : null;
    }

    /// <summary>Half of our previews, rounded down.</summary>
    public static long MostRemovals(SweepTally tally) => tally.Previews / 2;
}
