using System.Text.Json;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Tests.Previews.Mapping;

public sealed class PathMappingParserTests
{
    [Fact]
    public void Rows_are_read_under_the_new_and_the_old_name()
    {
        var rows = Parse("""[{"remote_prefix":" /r ","local_prefix":"/l","webhook_prefixes":["/w"," ",3]},{"plex_prefix":"/p","local_prefix":"/l"}]""");

        Assert.Equal(["/r", "/p"], rows.Select(row => row.RemotePrefix));
        Assert.Equal(["/w"], rows[0].WebhookPrefixes);
        Assert.Empty(rows[1].WebhookPrefixes);
    }

    [Fact]
    public void The_new_name_wins_over_the_old_one() =>
        Assert.Equal("/new", Assert.Single(Parse("""[{"plex_prefix":"/old","remote_prefix":"/new","local_prefix":"/l"}]""")).RemotePrefix);

    [Theory]
    [InlineData("""["/a",null,3,[]]""")]
    [InlineData("""[{"remote_prefix":"/r"},{"local_prefix":"/l"},{"remote_prefix":" ","local_prefix":"/l"}]""")]
    [InlineData("""{"remote_prefix":"/r","local_prefix":"/l"}""")]
    [InlineData("null")]
    public void What_is_no_row_is_left_out(string json) => Assert.Empty(Parse(json));

    [Theory]
    [InlineData("/data/media", "/media", "/data/media=/media")]
    [InlineData("/d1;/d2;/d3", "/data", "/d1=/data,/d2=/data,/d3=/data")]
    [InlineData("/a;/b", "/x;/y", "/a=/x,/b=/y")]
    [InlineData("/a;/b;/c", "/x;/y", "/a=/x")]
    [InlineData("", "/x", "")]
    [InlineData("/a", " ; ", "")]
    public void The_old_lists_with_semicolons_are_paired(string remotes, string locals, string pairs) =>
        Assert.Equal(pairs, string.Join(',', PathMappingParser.FromLists(remotes, locals).Select(row => $"{row.RemotePrefix}={row.LocalPrefix}")));

    private static IReadOnlyList<PathMapping> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return PathMappingParser.FromJson(document.RootElement);
    }
}
