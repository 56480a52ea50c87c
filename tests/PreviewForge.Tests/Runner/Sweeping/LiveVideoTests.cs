using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Tests.Runner.Sweeping;

/// <summary>Whatever videos are called: nothing of one that is there is ever removed.</summary>
public sealed class LiveVideoTests : IDisposable
{
    private static readonly string[] Parts = ["Foo", "foo", "FOO", "-320-10", "-320", "-10", "-", " ", ".", "\u00e9", "e\u0301", "É", "日本", "2", ".trickplay"];
    private static readonly string[] Extensions = [".mkv", ".MP4", ".flv", ".iso", ".vob"];

    private readonly Library _library = new();

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData("Foo.mkv", "Foo-320-10.mkv")]
    [InlineData("Foo-320-10.mkv", "Foo.mkv")]
    [InlineData("A - B - C.mkv", "A - B.mkv")]
    [InlineData("Foo-.mkv", "Foo.mkv")]
    [InlineData("Foo.2020.mkv", "Foo.mkv")]
    public void A_lost_video_takes_nothing_of_one_with_a_similar_name(string live, string lost)
    {
        var video = _library.Film(live);
        var gone = _library.Film(lost);
        File.Delete(gone);

        Assert.Equal(3, _library.Sweep().Removed);
        Assert.True(Library.HasPreviews(video));
        Assert.False(File.Exists(Library.Bif(gone)));
    }

    [Theory]
    [InlineData("Caf\u00e9.mkv", "Cafe\u0301.mkv")]
    [InlineData("Cafe\u0301.mkv", "Caf\u00e9.mkv")]
    [InlineData("FILM.mkv", "film.mkv")]
    [InlineData("É.mkv", "e\u0301.mkv")]
    [InlineData("Film.mp4", "Film.mkv")]
    public void A_video_whose_name_is_spelled_another_way_is_the_same_video(string video, string asPreviewed)
    {
        _library.Film("Other.mkv");
        Library.PreviewsOf(_library.InRoot(asPreviewed));
        _library.Video(video);

        Assert.Equal((6, 0), (_library.Sweep().Previews, _library.Sweep().Orphans));
        Assert.True(Library.HasPreviews(_library.InRoot(asPreviewed)));
    }

    [Fact]
    public void A_video_of_a_kind_that_we_dont_know_is_known_by_its_journal()
    {
        _library.Film("Other.mkv");
        var video = _library.Film("Recorded.wtv");

        Assert.Equal(0, _library.Sweep().Orphans);
        File.Delete(video);
        Assert.Equal(3, _library.Sweep().Removed);
    }

    [Theory]
    [InlineData("Recorded.wtv")]
    [InlineData("RECORDED.WTV")]
    public void So_it_is_when_the_journal_was_written_under_another_mount(string name)
    {
        _library.Film("Other.mkv");
        Library.WriteJournal(Library.Bif(_library.InRoot("Recorded.x")), "/other mount/Recorded.wtv", JournalPublisher.EmbySidecar);
        Assert.Equal(1, _library.Sweep(dryRun: true).Orphans);

        _library.Video(name);

        Assert.Equal(0, _library.Sweep(dryRun: true).Orphans);
    }

    [Fact]
    public void A_video_that_lies_where_the_journal_says_is_live_wherever_its_previews_are()
    {
        _library.Film("Other.mkv");
        var elsewhere = _library.PathOf("elsewhere/Apart.mkv");
        Library.Write(elsewhere, "video");
        Library.WriteJournal(Library.Bif(_library.InRoot("Apart.mkv")), elsewhere, JournalPublisher.EmbySidecar);
        Assert.Equal(0, _library.Sweep(dryRun: true).Orphans);

        File.Delete(elsewhere);

        Assert.Equal(1, _library.Sweep(dryRun: true).Orphans);
    }

    [Fact]
    public void A_link_to_a_video_is_a_video_even_when_its_disk_is_away()
    {
        _library.Film("Other.mkv");
        var link = _library.InRoot("Linked.mkv");
        Library.PreviewsOf(link);
        File.CreateSymbolicLink(link, "/no such disk/Linked.mkv");

        Assert.Equal(0, _library.Sweep().Orphans);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Of_any_mix_of_names_the_live_keep_everything_and_the_lost_nothing(int seed)
    {
        var random = new Random(seed);
        var films = Enumerable.Range(0, 24).Select(_ => NameOf(random)).DistinctBy(FoldedName.Of).Select(_library.Film).ToList();
        var lost = films.Take(films.Count / 3).ToList();
        lost.ForEach(File.Delete);
        var live = films.Except(lost).Select(StemOf).ToHashSet();
        var orphaned = lost.Where(film => !live.Contains(StemOf(film))).ToList();

        var result = _library.Sweep();

        Assert.Null(result.Refusal);
        Assert.NotEmpty(orphaned);
        Assert.All(films.Except(lost), film => Assert.True(Library.HasPreviews(film), film));
        Assert.All(orphaned, film => Assert.True(Library.HasNoTrace(film), film));
    }

    private static string StemOf(string film) => FoldedName.Of(Path.GetFileNameWithoutExtension(film));

    // The digit keeps the name from being hidden, or empty.
    private static string NameOf(Random random) =>
        "1" + string.Concat(random.GetItems(Parts, random.Next(1, 5))) + "x" + random.GetItems(Extensions, 1)[0];
}
