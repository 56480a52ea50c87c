using PreviewForge.Previews;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Runner.Sweeping;

public sealed class SweeperTests : IDisposable
{
    private readonly Library _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Previews_of_a_video_that_is_gone_are_removed_and_those_of_others_stay()
    {
        string[] stay = [_library.Film("A.mkv"), _library.Film("Show/S01/E01.mkv")];
        var gone = _library.Film("Show/S01/E02.mkv");
        var bytes = Library.FilesOf(gone).Sum(path => new FileInfo(path).Length);
        File.Delete(gone);

        var result = _library.Sweep();

        Assert.All(stay, video => Assert.True(Library.HasPreviews(video)));
        Assert.True(Library.HasNoTrace(gone));
        Assert.Null(result.Refusal);
        Assert.Equal((3, 2, 9, 3, 3), (result.Folders, result.Videos, result.Previews, result.Orphans, result.Removed));
        Assert.Equal((bytes, 0, 0), (result.Bytes, result.NotRemoved, result.UnreadableFolders));
        Assert.Equal(
            new[] { Library.Bif(gone), Library.Sheets(gone), Library.Vtt(gone) }.Order(StringComparer.Ordinal), result.Paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_folder_of_a_film_that_was_deleted_is_swept_while_its_library_is_alive()
    {
        _library.Film("Alive (2001)/Alive (2001).mkv");
        var gone = _library.Film("Gone (2002)/Gone (2002).mkv");
        File.Delete(gone);

        Assert.Equal(3, _library.Sweep().Removed);
        Assert.True(Library.HasNoTrace(gone));
    }

    [Fact]
    public void What_the_publisher_writes_is_recognised()
    {
        _library.Film("A.mkv");
        var gone = _library.Video("Foo.mkv");
        var files = new PhysicalFileSystem();
        var publisher = new PreviewPublisher(new AtomicPublisher(files, PublisherId.From("r"), TimeProvider.System), "PreviewForge 1.2.3");
        foreach (var format in Enum.GetValues<PreviewFormat>())
        {
            var output = new PreviewOutput(
                format, TestOutputs.TargetOf(format, _library.Root), PreviewWidth.FromPixels(32), Interval.FromSeconds(10));
            publisher.Publish(output, Jpegs.Frames(3), SourceFingerprint.Take(files, gone)!, new FrameSettings(4, null), TestContext.Current.CancellationToken);
        }

        File.Delete(gone);

        Assert.Equal(3, _library.Sweep().Removed);
        Assert.DoesNotContain(_library.Everything(), path => path.Contains("Foo", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dry_run_names_what_would_go_and_removes_nothing()
    {
        _library.Film("A.mkv");
        var gone = _library.Film("B.mkv");
        File.Delete(gone);
        var before = _library.Everything();

        var dry = _library.Sweep(dryRun: true);

        Assert.Equal(before, _library.Everything());
        Assert.Equal((true, 3, 0), (dry.DryRun, dry.Orphans, dry.Removed));
        var real = _library.Sweep();
        Assert.Equal(dry.Paths, real.Paths);
        Assert.Equal(dry.Bytes, real.Bytes);
    }

    [Fact]
    public void A_second_sweep_finds_nothing_left()
    {
        _library.Film("A.mkv");
        File.Delete(_library.Film("B.mkv"));
        _library.Sweep();
        var after = _library.Everything();

        var second = _library.Sweep();

        Assert.Equal((3, 0, 0), (second.Previews, second.Orphans, second.Removed));
        Assert.Equal(after, _library.Everything());
    }

    [Fact]
    public void A_removal_that_was_broken_off_is_done_to_its_end_the_next_time()
    {
        _library.Film("A.mkv");
        var gone = _library.Film("B.mkv");
        File.Delete(gone);
        File.Delete(Library.Bif(gone));
        File.Delete(Library.Vtt(gone));
        Directory.Delete(Library.Sheets(gone), recursive: true);
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(Library.Sheets(gone))!, ".320 - 10x10.r.pf-tmp"));

        Assert.Equal(3, _library.Sweep().Removed);
        Assert.True(Library.HasNoTrace(gone));
    }

    [Fact]
    public void Hidden_folders_and_bundles_of_plex_are_not_looked_into()
    {
        _library.Film("A.mkv");
        string[] gone = [_library.Film(".hidden/B.mkv"), _library.Film("x.bundle/C.mkv")];
        Array.ForEach(gone, File.Delete);

        Assert.Equal((1, 0), (_library.Sweep().Folders, _library.Sweep().Orphans));
        Assert.All(gone, video => Assert.True(Library.HasPreviews(video)));
    }

    [Fact]
    public void Links_are_not_followed_and_what_they_lead_to_stays()
    {
        _library.Film("A.mkv");
        var elsewhere = _library.PathOf("elsewhere/B.mkv");
        Library.PreviewsOf(elsewhere);
        Directory.CreateSymbolicLink(_library.InRoot("link"), _library.PathOf("elsewhere"));
        var gone = _library.Film("C.mkv");
        File.Delete(gone);
        Directory.Delete(Library.Sheets(gone), recursive: true);
        Directory.CreateSymbolicLink(Library.Sheets(gone), Library.Sheets(elsewhere));

        _library.Sweep();

        Assert.True(Library.HasPreviews(elsewhere));
        Assert.False(File.Exists(Library.Bif(gone)));
    }

    [Fact]
    public void A_tree_a_thousand_folders_deep_is_walked()
    {
        _library.Film("A.mkv");
        var gone = _library.Film(string.Concat(Enumerable.Repeat("d/", 1000)) + "B.mkv");
        File.Delete(gone);

        Assert.Equal((1001, 3), (_library.Sweep(dryRun: true).Folders, _library.Sweep().Removed));
        Assert.True(Library.HasNoTrace(gone));
    }

    [Fact]
    public void What_can_not_be_removed_is_counted_with_its_cause_and_the_rest_goes_on()
    {
        _library.Film("A.mkv");
        var gone = _library.Film("B.mkv");
        File.Delete(gone);
        File.Delete(Library.Bif(gone));
        Directory.CreateDirectory(Library.Bif(gone)); // What no program can delete as a file, whoever it runs as.

        var result = _library.Sweep();

        Assert.Equal((2, 1), (result.Removed, result.NotRemoved));
        Assert.Contains(Library.Bif(gone), result.Problem, StringComparison.Ordinal);
    }
}
