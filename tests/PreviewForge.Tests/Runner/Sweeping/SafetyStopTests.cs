using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Sweeping;

namespace PreviewForge.Tests.Runner.Sweeping;

public sealed class SafetyStopTests : IDisposable
{
    private readonly Library _library = new();

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData(SweepStop.RootMissing)]
    [InlineData(SweepStop.RootEmpty)]
    [InlineData(SweepStop.RootWithoutVideos)]
    public void One_root_that_looks_wrong_saves_everything_below_all_roots(SweepStop cause)
    {
        _library.Film("A.mkv");
        File.Delete(_library.Film("B.mkv"));
        var other = _library.PathOf("other");
        if (cause is not SweepStop.RootMissing)
        {
            Directory.CreateDirectory(other);
        }

        if (cause is SweepStop.RootWithoutVideos)
        {
            Library.PreviewsOf(_library.PathOf("other/Film/Film.mkv"));
            Library.Write(_library.PathOf("other/Film/._Film.mkv"), "what macOS leaves");
        }

        var before = _library.Everything();
        var result = _library.Sweep(roots: [_library.Root, other]);

        Assert.Equal(cause, result.Refusal?.Cause);
        Assert.Contains(other, result.Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal(0, result.Removed);
        Assert.Equal(before, _library.Everything());
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 2, true)]
    public void At_most_half_of_the_previews_go(int live, int lost, bool isSwept)
    {
        for (var i = 0; i < live; i++)
        {
            _library.Film($"live {i}.mkv");
        }

        for (var i = 0; i < lost; i++)
        {
            File.Delete(_library.Film($"lost {i}.mkv"));
        }

        var result = _library.Sweep();

        Assert.Equal((3 * (live + lost), 3 * lost, isSwept ? 3 * lost : 0), (result.Previews, result.Orphans, result.Removed));
        Assert.Equal(isSwept ? null : SweepStop.TooManyOrphans, result.Refusal?.Cause);
        Assert.Equal(isSwept, result.Refusal is null);
        if (!isSwept)
        {
            Assert.Contains("9 of 15", result.Refusal!.Reason, StringComparison.Ordinal);
            Assert.True(Library.HasPreviews(_library.InRoot("lost 0.mkv")));
            Assert.Equal(9, result.Paths.Count);
        }
    }

    [Fact]
    public void A_root_within_another_root_counts_once_and_keeps_the_other_alive()
    {
        File.Delete(_library.Film("films/A.mkv"));
        _library.Film("films/B.mkv");

        var result = _library.Sweep(roots: [_library.Root, _library.InRoot("films/"), _library.Root + "/"]);

        Assert.Null(result.Refusal);
        Assert.Equal((6, 3), (result.Previews, result.Removed));
    }

    [Fact]
    public void Videos_below_an_inner_root_show_that_the_outer_one_is_alive()
    {
        _library.Film("films/A.mkv");
        File.Delete(_library.Film("Lost/Lost.mkv"));

        Assert.Equal(3, _library.Sweep(roots: [_library.Root, _library.InRoot("films")]).Removed);
    }

    [Fact]
    public void A_video_that_comes_back_between_the_passes_keeps_its_previews()
    {
        _library.Film("A.mkv");
        var back = _library.Film("B.mkv");
        File.Delete(back);
        var (roots, tally) = Counted(_library);
        Assert.Equal(3, tally.Orphans);

        _library.Video("B.mkv");
        Assert.Null(_library.Removal.Run(roots, tally, Steps()));

        Assert.Equal(0, tally.Removed);
        Assert.True(Library.HasPreviews(back));
    }

    [Fact]
    public void A_video_that_comes_back_after_its_folder_was_looked_at_keeps_its_previews()
    {
        var files = new WatchedFiles();
        using var library = new Library(files);
        library.Film("A.mkv");
        var back = library.Film("B.mkv");
        File.Delete(back);
        var (roots, tally) = Counted(library);

        // The last that is asked before the preview is called an orphan.
        files.AfterStat = path => _ = path == back ? library.Video("B.mkv") : null;
        library.Removal.Run(roots, tally, Steps());

        Assert.Equal(0, tally.Removed);
        Assert.True(Library.HasPreviews(back));
    }

    [Fact]
    public void Videos_that_vanish_while_it_is_at_work_cost_half_of_the_previews_at_most()
    {
        _library.Video("stays.mkv");
        var films = Enumerable.Range(0, 4).Select(i => _library.Film($"{i}.mkv")).ToList();
        var (roots, tally) = Counted(_library);

        films.ForEach(File.Delete);
        var refusal = _library.Removal.Run(roots, tally, Steps());

        Assert.Equal((SweepStop.TooManyOrphans, 6L), (refusal?.Cause, tally.Removed));
    }

    [Fact]
    public void A_folder_without_videos_stays_when_no_video_of_its_root_is_left()
    {
        string[] films = [_library.Film("A/A.mkv"), _library.Film("B/B.mkv")];
        var (roots, tally) = Counted(_library);

        Array.ForEach(films, File.Delete);
        _library.Removal.Run(roots, tally, Steps());

        Assert.All(films, film => Assert.True(Library.HasPreviews(film)));
    }

    [Fact]
    public void A_folder_that_vanishes_is_counted_and_the_walk_goes_on()
    {
        _library.Video("gone/A.mkv");
        _library.Video("stays/B.mkv");
        var unreadable = 0;
        var seen = new List<string>();

        foreach (var look in new FolderWalk(new HashSet<string>(), Steps()).Below(_library.Root, () => unreadable++))
        {
            seen.AddRange(look.Videos);
            if (look.Path == _library.Root)
            {
                Directory.Delete(_library.InRoot("gone"), recursive: true);
            }
        }

        Assert.Equal(1, unreadable);
        Assert.Equal(["B.mkv"], seen);
    }

    private static (IReadOnlyList<SweepRoot> Roots, SweepTally Tally) Counted(Library library)
    {
        var roots = SweepRoot.Of([library.Root]);
        var tally = new SweepTally();
        Assert.Null(library.Census.Take(roots, tally, Steps()));
        return (roots, tally);
    }

    private static SweepSteps Steps() => new(TestContext.Current.CancellationToken);
}
