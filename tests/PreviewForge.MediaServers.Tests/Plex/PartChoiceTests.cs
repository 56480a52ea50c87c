using PreviewForge.Functions.MediaServers.Plex.Bundles;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Which part of an item a file is (vector V6).</summary>
public sealed class PartChoiceTests
{
    [Theory]
    [InlineData("/m/disc2.mkv", "bb", "aa:/m/disc1.mkv", "bb:/m/disc2.mkv")]
    [InlineData("/mnt/1080p/Movies/D/D.mkv", "bb", "aa:/mnt/4k/Movies/D/D.mkv", "bb:/mnt/1080p/Movies/D/D.mkv")]
    [InlineData("/mnt/4k/Movies/D/D.mkv", "aa", "aa:/mnt/4k/Movies/D/D.mkv", "bb:/mnt/1080p/Movies/D/D.mkv")]
    [InlineData("/mnt/media/Movies/D/D.mkv", "cc", "cc:/data/Movies/D/D.mkv")]
    [InlineData("/cdn/Movies/D/D.mkv", "aa", "ff:/mnt/other/Doc/disc1.mkv", "aa:/mnt/4k/Movies/D/D.mkv", "bb:/mnt/1080p/Movies/D/D.mkv")]
    [InlineData("/m/foo.mkv", "zz", "zz:/srv/different/path.mkv")]
    [InlineData("/m/foo.mkv", null, "a:/m/foo.mkv")]
    [InlineData("/m/foo.mkv", null)]
    [InlineData("/media/films4k/Q/Q.mkv", "bb", "aa:/pms/films/Q/Q.mkv", "bb:/pms/films4k/Q/Q.mkv")]
    [InlineData("/media/x/Q/Q.mkv", "aa", "aa:/pms/films/Q/Q.mkv", "bb:/pms/films4k/Q/Q.mkv")]
    [InlineData("/media/films/Q/Q.mkv", "aa", @"aa:F:\films\Q\Q.mkv", @"bb:F:\other\Q\Q.mkv")]
    [InlineData("/media/Caf\u00e9/Q.mkv", "aa", "aa:/x/Cafe\u0301/Q.mkv", "bb:/x/Other/Q.mkv")]
    [InlineData("/m/q.mkv", "bb", "aa:/m/Q.mkv", "bb:/m/q.mkv")]
    public void The_part_that_shares_most_folders_from_the_end_is_taken(string local, string? hash, params string[] parts)
        => Assert.Equal(hash, PartChoice.Of(Parse(parts), local, [])?.Hash);

    [Fact]
    public void Where_parts_tie_the_one_that_the_mappings_name_is_taken()
        => Assert.Equal("bb", PartChoice.Of(Parse("aa:/pms/films/Q/Q.mkv", "bb:/pms/films4k/Q/Q.mkv"), "/media/x/Q/Q.mkv", ["/pms/films4k/Q/Q.mkv"])?.Hash);

    [Fact]
    public void A_part_that_is_named_exactly_goes_before_one_that_looks_more_alike()
        => Assert.Equal("aa", PartChoice.Of(Parse("aa:/pms/films/Q/Q.mkv", "bb:/srv/4k/Q/Q.mkv"), "/media/4k/Q/Q.mkv", ["/pms/films/Q/Q.mkv"])?.Hash);

    [Fact]
    public void A_part_that_is_not_analysed_is_never_mistaken_for_another_version()
    {
        IReadOnlyList<BundlePart> parts = Parse("aa:/pms/films/Q/Q.mkv", ":/pms/films4k/Q/Q.mkv");

        Assert.Null(PartChoice.Of(parts, "/media/films4k/Q/Q.mkv", []));
        Assert.Null(PartChoice.Of(parts, "/media/x/Q/Q.mkv", ["/pms/films4k/Q/Q.mkv"]));
    }

    [Theory]
    [InlineData("../../../etc")]
    [InlineData("ab/cd")]
    [InlineData("ab\0")]
    public void A_hash_that_could_leave_the_folder_is_none(string hash)
        => Assert.Null(PartChoice.Of([new BundlePart("/m/a.mkv", hash)], "/m/a.mkv", []));

    private static IReadOnlyList<BundlePart> Parse(params string[] parts) => [.. parts.Select(part => part.Split(':', 2)).Select(pair => new BundlePart(pair[1], pair[0]))];
}
