using PreviewForge.Previews;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Tests.Previews.Naming;

public sealed class NameTests
{
    private static readonly PreviewWidth Width = PreviewWidth.FromPixels(320);
    private static readonly Interval Interval = Interval.FromSeconds(10);

    [Theory]
    [InlineData("/m/Foo (2024)/Foo (2024).mkv", "/m/Foo (2024)/Foo (2024)-320-10.bif")]
    [InlineData("/m/Show - S01E01 - Pilot.mkv", "/m/Show - S01E01 - Pilot-320-10.bif")]
    [InlineData("/m/a.b.c.mkv", "/m/a.b.c-320-10.bif")]
    [InlineData("/m/noext", "/m/noext-320-10.bif")]
    [InlineData("/m/-i %06d \"x\"\n.mkv", "/m/-i %06d \"x\"\n-320-10.bif")]
    public void An_Emby_sidecar_carries_width_and_interval(string media, string sidecar) =>
        Assert.Equal(sidecar, EmbySidecarName.For(media, Width, Interval));

    [Theory]
    [InlineData("Movie-Title-Sub-320-10.bif", "Movie-Title-Sub")]
    [InlineData("Foo-320-10.bif", "Foo")]
    [InlineData("-320-10.bif", null)]
    [InlineData("320-10.bif", null)]
    [InlineData("Foo-320.bif", null)]
    [InlineData("Foo-wide-10.bif", null)]
    [InlineData("Foo--10.bif", null)]
    [InlineData("Foo-320-٣.bif", null)]
    [InlineData("Foo.bif", null)]
    [InlineData("Foo-320-10.jpg", null)]
    public void A_sidecar_tells_whose_it_is(string file, string? owner) => Assert.Equal(owner, EmbySidecarName.OwnerStem(file));

    [Fact]
    public void A_Plex_bundle_is_sharded_by_the_first_character_of_the_hash() => Assert.Equal(
        "/cfg/Media/localhost/a/bcdef0123456789.bundle/Contents/Indexes/index-sd.bif",
        PlexBundlePath.For("/cfg", "abcdef0123456789"));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a/../../../etc")]
    [InlineData("..")]
    [InlineData("a\0b")]
    public void A_hash_that_is_too_short_or_no_hash_gives_no_path(string hash)
    {
        Assert.False(PlexBundlePath.IsUsable(hash));
        Assert.Throws<ArgumentException>(() => PlexBundlePath.For("/cfg", hash));
    }

    [Fact]
    public void Two_characters_of_hash_are_enough() =>
        Assert.Equal("/cfg/Media/localhost/a/b.bundle/Contents/Indexes/index-sd.bif", PlexBundlePath.For("/cfg", "ab"));

    [Theory]
    [InlineData("/m/Foo (2024).mkv", 320, "/m/Foo (2024).trickplay/320 - 10x10")]
    [InlineData("/m/a.b.mp4", 640, "/m/a.b.trickplay/640 - 10x10")]
    public void Trickplay_beside_the_media_has_exact_spaces(string media, int width, string folder) =>
        Assert.Equal(folder, TrickplayFolder.BesideMedia(media, PreviewWidth.FromPixels(width)));

    [Theory]
    [InlineData("data/trickplay")]
    [InlineData("/data/trickplay/")]
    public void Trickplay_in_the_data_folder_is_sharded_by_the_dashed_id(string root) => Assert.Equal(
        "/jf/data/trickplay/7f/7f3b8a52-0000-4000-8000-0123456789ab/320 - 10x10",
        TrickplayFolder.InDataFolder("/jf", root, Guid.Parse("7F3B8A52000040008000" + "0123456789AB"), Width));

    [Theory]
    [InlineData("Foo.trickplay", "Foo")]
    [InlineData(".Foo.trickplay", null)]
    [InlineData(".trickplay", null)]
    [InlineData("Foo", null)]
    public void A_trickplay_folder_tells_whose_it_is(string folder, string? owner) => Assert.Equal(owner, TrickplayFolder.OwnerStem(folder));

    [Fact]
    public void WebVTT_has_a_folder_of_its_own()
    {
        var index = WebVttName.For("/m/Foo (2024).mkv", Width, Interval);

        Assert.Equal("/m/Foo (2024).previews/320-10.vtt", index);
        Assert.Equal("/m/Foo (2024).previews/320-10", WebVttName.SheetFolder(index));
        Assert.Equal("Foo (2024)", WebVttName.OwnerStem("Foo (2024).previews"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/m/")]
    [InlineData("/m/.mkv")]
    public void A_path_without_a_name_is_refused(string media) =>
        Assert.Throws<ArgumentException>(() => EmbySidecarName.For(media, Width, Interval));

    [Theory]
    [InlineData("/m/a.MKV", true)]
    [InlineData("a.flv", true)]
    [InlineData("a.iso", true)]
    [InlineData("a.mkv.part", false)]
    [InlineData("a.bif", false)]
    [InlineData("mkv", false)]
    public void Videos_are_told_by_one_list_in_any_case(string path, bool isVideo) => Assert.Equal(isVideo, VideoExtensions.IsVideo(path));

    [Fact]
    public void The_list_covers_all_that_the_reference_and_the_servers_know()
    {
        string[] known =
        [
            ".mkv", ".mp4", ".m4v", ".mov", ".avi", ".ts", ".m2ts", ".wmv", ".webm", ".mpg", ".mpeg", ".flv",
            ".vob", ".iso", ".ogv", ".3gp", ".asf", ".mts", ".divx", ".rmvb",
        ];

        Assert.Superset(known.ToHashSet(), VideoExtensions.All.ToHashSet());
    }
}
