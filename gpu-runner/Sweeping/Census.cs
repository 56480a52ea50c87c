using PreviewForge.Contracts.Results;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>The first pass: counts all previews below all roots and removes nothing.</summary>
internal sealed class Census(PreviewFinder finder)
{
    /// <returns>Why nothing may be removed; null when all looks right.</returns>
    public SweepRefusal? Take(IReadOnlyList<SweepRoot> roots, SweepTally tally, SweepSteps steps)
    {
        if (roots.Select(root => root.WhyDead()).FirstOrDefault(refusal => refusal is not null) is { } dead)
        {
            return dead;
        }

        var walk = new FolderWalk(roots.Select(root => root.Path).ToHashSet(StringComparer.Ordinal), steps);
        var videos = new Dictionary<SweepRoot, long>();
        foreach (var root in roots)
        {
            var before = tally.Videos;
            foreach (var look in walk.Below(root.Path, () => tally.UnreadableFolders++))
            {
                Count(root, look, tally, steps);
            }

            videos[root] = tally.Videos - before;
        }

        return SafetyStops.Check(roots, videos, tally);
    }

    private void Count(SweepRoot root, FolderLook look, SweepTally tally, SweepSteps steps)
    {
        tally.Folders++;
        var videos = look.Videos.ToList();
        tally.Videos += videos.Count;
        if (videos.Count > 0)
        {
            root.Saw(look.PathOf(videos[0]));
        }

        foreach (var preview in finder.In(look))
        {
            steps.Next();
            tally.Previews++;
            if (!finder.IsLive(preview, look))
            {
                tally.Found(preview, PreviewFiles.Measure(preview));
            }
        }
    }
}
