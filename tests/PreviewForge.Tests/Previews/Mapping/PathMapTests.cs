using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Tests.Previews.Mapping;

/// <summary>Rows are written as <c>remote => local [webhook, webhook]; …</c>, several results with <c>|</c>.</summary>
public sealed class PathMapTests
{
    private const string Disks = "/data_disk1 => /data [/data]; /data_disk2 => /data";
    private const string Merged = "/data_16tb => /data_16tb [/data]; /data_16tb2 => /data_16tb2 [/data]";
    private const string Nested = "/media => /data; /media/4k => /fast/4k";
    private const string Windows = @"F:\Videos\TV Shows => /data/tv";

    [Theory]
    [InlineData("/data => /mnt/data", "/data/Movies/foo.mkv", "/mnt/data/Movies/foo.mkv")]
    [InlineData("/data => /mnt/data", "/data", "/mnt/data")]
    [InlineData("/data => /mnt/data", "/data/", "/mnt/data")]
    [InlineData("/data => /mnt/data", "/database/x.mkv", "/database/x.mkv")]
    [InlineData("/data => /mnt/data", "/Data/x.mkv", "/Data/x.mkv")]
    [InlineData("/data => /mnt/data", "/data//x.mkv", "/mnt/data/x.mkv")]
    [InlineData("/data => /mnt/data", "  /data/x.mkv ", "/mnt/data/x.mkv")]
    [InlineData("", "/data/foo.mkv", "/data/foo.mkv")]
    [InlineData(Disks, "/data_disk1/M/a.mkv", "/data/M/a.mkv")]
    [InlineData(Disks, "/data_disk2/M/b.mkv", "/data/M/b.mkv")]
    [InlineData(Disks, "/data/M/c.mkv", "/data/M/c.mkv")]
    [InlineData(Merged, "/data/tv/e.mkv", "/data_16tb/tv/e.mkv")]
    [InlineData(Merged, "/data_16tb2/tv/e.mkv", "/data_16tb2/tv/e.mkv")]
    [InlineData("/data => /mnt/data; /other => /other [/data]", "/data/foo.mkv", "/mnt/data/foo.mkv")]
    [InlineData("/media/ => /data/", "/media/a.mkv", "/data/a.mkv")]
    [InlineData(Windows, @"F:\Videos\TV Shows\S\e.mkv", "/data/tv/S/e.mkv")]
    [InlineData("F:/Videos/TV Shows => /data/tv", @"F:\Videos\TV Shows\S\e.mkv", "/data/tv/S/e.mkv")]
    [InlineData(@"F:\ => /media/F/", @"F:\Musikvideos\B\X.mp4", "/media/F/Musikvideos/B/X.mp4")]
    [InlineData(@"\\nas\tv => /data/tv", @"\\nas\tv\S\e.mkv", "/data/tv/S/e.mkv")]
    [InlineData("/jf-media => /mnt/media", "/mnt/media/a.mkv", "/mnt/media/a.mkv")]
    [InlineData("/ => /mnt", "/media/x.mkv", "/media/x.mkv")]
    [InlineData("/data => /", "/data/a.mkv", "/a.mkv")]
    [InlineData("/data => /", "/data", "/")]
    public void Canonical_is_the_one_local_path_of_a_path_from_anywhere(string rows, string path, string expected) =>
        Assert.Equal(expected, Map(rows).ToCanonical(path));

    [Fact]
    public void Canonical_takes_the_longest_prefix_where_the_reference_takes_the_first_row()
    {
        Assert.Equal("/fast/4k/a.mkv", Map(Nested).ToCanonical("/media/4k/a.mkv"));
        Assert.Equal("/data/hd/a.mkv", Map(Nested).ToCanonical("/media/hd/a.mkv"));
    }

    [Theory]
    [InlineData("/data => /mnt/data", "/data/Movies/foo.mkv", "/mnt/data/Movies/foo.mkv")]
    [InlineData("/data => /mnt/data", "/data", "/mnt/data")]
    [InlineData("/data => /mnt/data", "/data/", "/mnt/data")]
    [InlineData("/data => /mnt/data", "/database/x.mkv", "")]
    [InlineData("/data => /mnt/data", "/Data/x.mkv", "")]
    [InlineData("/data => /mnt/data", "/data//x.mkv", "/mnt/data/x.mkv")]
    [InlineData("", "/data/foo.mkv", "")]
    [InlineData(Disks, "/data_disk1/M/a.mkv", "/data/M/a.mkv")]
    [InlineData(Disks, "/data/M/c.mkv", "/data_disk1/M/c.mkv|/data_disk2/M/c.mkv")]
    [InlineData(Merged, "/data/tv/e.mkv", "/data_16tb/tv/e.mkv|/data_16tb2/tv/e.mkv")]
    [InlineData(Merged, "/data_16tb2/tv/e.mkv", "/data/tv/e.mkv")]
    [InlineData(Nested, "/media/4k/a.mkv", "/data/4k/a.mkv|/fast/4k/a.mkv")]
    [InlineData("/data => /mnt/data; /other => /other [/data]", "/data/foo.mkv", "/mnt/data/foo.mkv|/other/foo.mkv")]
    [InlineData("/media/ => /data/", "/media/a.mkv", "/data/a.mkv")]
    [InlineData(Windows, @"F:\Videos\TV Shows\S\e.mkv", "F:/Videos/TV Shows/S/e.mkv|/data/tv/S/e.mkv")]
    [InlineData("/ => /mnt", "/media/x.mkv", "")]
    [InlineData("/data => /", "/data/a.mkv", "/a.mkv")]
    public void Expand_gives_every_name_of_the_file_after_the_path_itself(string rows, string path, string others) =>
        Assert.Equal([path, .. List(others)], Map(rows).Expand(path));

    [Fact]
    public void Expand_sees_rows_that_were_saved_as_remote_prefix_where_the_reference_does_not() =>
        Assert.Equal(["/mnt/media/a.mkv", "/jf-media/a.mkv"], Map("/jf-media => /mnt/media").Expand("/mnt/media/a.mkv"));

    [Theory]
    [InlineData("/data => /mnt/data", "/data/Movies/foo.mkv", "/mnt/data/Movies/foo.mkv")]
    [InlineData("/data => /mnt/data", "/data", "/mnt/data")]
    [InlineData("/data => /mnt/data", "/data/", "/mnt/data/")]
    [InlineData("/data => /mnt/data", "/data//x.mkv", "/mnt/data//x.mkv")]
    [InlineData("/data => /mnt/data", "/database/x.mkv", "/database/x.mkv")]
    [InlineData("", "/data/foo.mkv", "/data/foo.mkv")]
    [InlineData(Disks, "/data_disk2/M/b.mkv", "/data/M/b.mkv")]
    [InlineData(Merged, "/data/tv/e.mkv", "/data/tv/e.mkv")]
    [InlineData("/media/ => /data/", "/media/a.mkv", "/data/a.mkv")]
    [InlineData(Windows, @"F:\Videos\TV Shows\S\e.mkv", "/data/tv/S/e.mkv")]
    [InlineData(@"F:\ => /media/F/", @"F:\Musikvideos\B\X.mp4", "/media/F/Musikvideos/B/X.mp4")]
    [InlineData("/ => /mnt", "/media/x.mkv", "/mnt/media/x.mkv")]
    [InlineData("/data => /", "/data/a.mkv", "/a.mkv")]
    public void Remote_to_local_keeps_the_rest_as_it_is_written(string rows, string path, string expected) =>
        Assert.Equal(List(expected), Map(rows).RemoteToLocal(path));

    [Fact]
    public void Remote_to_local_puts_the_longest_prefix_first_where_the_reference_keeps_the_order_of_rows() =>
        Assert.Equal(["/fast/4k/a.mkv", "/data/4k/a.mkv"], Map(Nested).RemoteToLocal("/media/4k/a.mkv"));

    [Theory]
    [InlineData("/data => /mnt/data", "/data/foo.mkv", "/data/foo.mkv")]
    [InlineData(Disks, "/data/M/c.mkv", "/data/M/c.mkv")]
    [InlineData(Merged, "/data/tv/e.mkv", "/data_16tb/tv/e.mkv|/data_16tb2/tv/e.mkv")]
    [InlineData("/data => /mnt/data; /other => /other [/data]", "/data/foo.mkv", "/other/foo.mkv")]
    [InlineData(@"/srv/media => /media/F [F:\]", @"F:\Musikvideos\B\Ashes.mp4", "/media/F/Musikvideos/B/Ashes.mp4")]
    public void Webhook_to_local_gives_a_candidate_per_webhook_prefix(string rows, string path, string expected) =>
        Assert.Equal(List(expected), Map(rows).WebhookToLocal(path));

    [Theory]
    [InlineData("/data => /mnt/data", "/data/foo.mkv", "/data/foo.mkv")]
    [InlineData(Disks, "/data/M/c.mkv", "/data_disk1/M/c.mkv|/data_disk2/M/c.mkv")]
    [InlineData("/jf-media => /mnt/media", "/mnt/media/a.mkv", "/jf-media/a.mkv")]
    [InlineData("/data => /", "/data/a.mkv", "/data/data/a.mkv")]
    [InlineData(Windows, "/data/tv/S/e.mkv", @"F:\Videos\TV Shows\S\e.mkv")]
    public void Local_to_remote_is_the_inverse(string rows, string path, string expected) =>
        Assert.Equal(List(expected), Map(rows).LocalToRemote(path));

    [Theory]
    [InlineData("/data_16tb1 => /data_16tb1 [/data, /merged]", "/data_16tb1/M/foo.mkv", "/data/M/foo.mkv|/merged/M/foo.mkv")]
    [InlineData("/data => /data [/data]", "/data/M/foo.mkv", "")]
    public void Webhook_aliases_leave_out_the_local_prefix_itself(string rows, string path, string expected) =>
        Assert.Equal(List(expected), Map(rows).WebhookAliases(path));

    [Fact]
    public void A_backslash_in_a_POSIX_name_stays_a_backslash() =>
        Assert.Equal([@"/mnt/a\b.mkv"], Map("/data => /mnt").RemoteToLocal(@"/data/a\b.mkv"));

    [Property]
    public Property Mapping_there_and_back_ends_where_it_began() => Prop.ForAll(
        Gen.Elements("a", "b c", "é", "e\u0301", "%06d", "-i", "日本").NonEmptyListOf().ToArbitrary(),
        Gen.Elements("/data", "/data/x", "/", "/mnt/é").ToArbitrary(),
        (segments, remote) =>
        {
            var map = new PathMap([new PathMapping(remote, "/local/m", [])]);
            var path = "/local/m/" + string.Join('/', segments);

            Assert.Equal([path], map.RemoteToLocal(Assert.Single(map.LocalToRemote(path))));
        });

    private static PathMap Map(string rows) => new(rows.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Row));

    private static PathMapping Row(string row)
    {
        var parts = row.Split(" => ");
        var open = parts[1].IndexOf(" [", StringComparison.Ordinal);
        return open < 0
            ? new PathMapping(parts[0], parts[1], [])
            : new PathMapping(parts[0], parts[1][..open], parts[1][(open + 2)..^1].Split(", "));
    }

    private static string[] List(string results) => results.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
