using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// The second pass: looks at everything again and removes the previews of videos that are gone. A folder without any video is most often
/// that of a film that was deleted, so its previews go too, as long as videos elsewhere below the same root show that its disk is there.
/// </summary>
internal sealed class Removal(PreviewFinder finder, PreviewFiles files)
{
    /// <returns>Why it ended early; null when it came to its end.</returns>
    /// <exception cref="OperationCanceledException">No longer wanted; what was removed until then is whole.</exception>
    public SweepRefusal? Run(IReadOnlyList<SweepRoot> roots, SweepTally tally, SweepSteps steps)
    {
        tally.BeginRemoval();
        var walk = new FolderWalk(roots.Select(root => root.Path).ToHashSet(StringComparer.Ordinal), steps);
        foreach (var root in roots)
        {
            var parts = roots.Where(root.Holds).ToList();
            foreach (var look in walk.Below(root.Path, () => { }))
            {
                foreach (var orphan in OrphansIn(look, steps))
                {
                    if (tally.Removed == SafetyStops.MostRemovals(tally))
                    {
                        return TooMany(tally);
                    }

                    steps.Next();
                    RemoveIfStillGone(parts, orphan, look.Path, tally);
                }
            }
        }

        return null;
    }

    // All at once: what is removed must not be looked for meanwhile.
    private List<OwnPreview> OrphansIn(FolderLook look, SweepSteps steps)
    {
        var orphans = new List<OwnPreview>();
        foreach (var preview in finder.In(look))
        {
            steps.Next();
            if (!finder.IsLive(preview, look))
            {
                orphans.Add(preview);
            }
        }

        return orphans;
    }

    // The walk may have come here a while ago.
    private void RemoveIfStillGone(IReadOnlyList<SweepRoot> parts, OwnPreview orphan, string folder, SweepTally tally)
    {
        if (FolderLook.TryTake(folder) is not { } now || finder.IsLive(orphan, now) || (!now.Videos.Any() && !parts.Any(part => part.IsAlive())))
        {
            return;
        }

        try
        {
            tally.Remove(orphan, files.Remove(orphan));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            tally.Fail(orphan, failure.Message);
        }
    }

    private static SweepRefusal TooMany(SweepTally tally) => new(
        SweepStop.TooManyOrphans,
        $"While the sweep was at work, more videos vanished than could have been deleted: a disk may be missing. It ended after {tally.Removed} of "
            + $"{tally.Previews} previews, which is half.");
}
