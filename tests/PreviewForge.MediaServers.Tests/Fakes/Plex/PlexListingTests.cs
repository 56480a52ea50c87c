using System.Text.Json;
using PreviewForge.FakeServers.Plex;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>Pages, look-ups by file name, windows of time (vectors V3, V4).</summary>
public sealed class PlexListingTests : IAsyncLifetime
{
    private PlexFixture _plex = null!;

    public async ValueTask InitializeAsync() => _plex = await PlexFixture.StartAsync();

    public ValueTask DisposeAsync() => _plex.DisposeAsync();

    [Fact]
    public async Task A_movie_shows_both_files_and_no_hash()
    {
        var container = await ContainerAsync("library/sections/1/all?type=1&includeGuids=1", ("X-Plex-Container-Start", "0"), ("X-Plex-Container-Size", "100"));

        Assert.Equal((1, 1, 0), (Int(container, "size"), Int(container, "totalSize"), Int(container, "offset")));
        var movie = Assert.Single(container.GetProperty("Metadata").EnumerateArray());
        Assert.Equal(("501", "/library/metadata/501", "movie"), (Text(movie, "ratingKey"), Text(movie, "key"), Text(movie, "type")));
        Assert.Equal((2019, 1760000000), (Int(movie, "year"), Int(movie, "addedAt")));
        Assert.Equal([PlexFixture.Film, PlexFixture.Film4K], Parts(movie).Select(part => Text(part, "file")));
        Assert.DoesNotContain(Parts(movie), part => part.TryGetProperty("hash", out _));
        _plex.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("library/sections/1/all?type=1", 100, 2)]
    [InlineData("library/sections/1/all?type=1&X-Plex-Container-Start=200&X-Plex-Container-Size=50", null, 6)]
    public async Task A_page_holds_what_header_or_query_ask_for(string target, int? headerStart, int firstPage)
    {
        _plex.Server.AddMovies("1", "/pms/films", 205);
        (string, string)[] headers = headerStart is null ? [] : [("X-Plex-Container-Start", "204"), ("X-Plex-Container-Size", $"{headerStart}")];

        var container = await ContainerAsync(target, headers);

        Assert.Equal((firstPage, 206), (Int(container, "size"), Int(container, "totalSize")));
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task The_head_of_a_page_says_where_it_stands()
    {
        _plex.Server.AddMovies("1", "/pms/films", 205);

        var reply = await _plex.Client.GetAsync("library/sections/1/all", ("X-Plex-Container-Start", "100"), ("X-Plex-Container-Size", "0"));

        Assert.Equal(("100", "206"), (reply.Header("X-Plex-Container-Start"), reply.Header("X-Plex-Container-Total-Size")));
    }

    [Fact]
    public async Task A_file_name_finds_the_item()
    {
        var container = await ContainerAsync("library/sections/1/all?type=1&file=Quiet%20Harbour%20(2019).mkv");

        Assert.Equal("501", Text(Assert.Single(container.GetProperty("Metadata").EnumerateArray()), "ratingKey"));
        Assert.Equal(1, _plex.Server.Calls[PlexCalls.Lookup]);
    }

    [Fact]
    public async Task A_file_name_of_a_generated_movie_finds_it_too()
    {
        _plex.Server.AddMovies("1", "/pms/films", 205);

        var container = await ContainerAsync("library/sections/1/all?type=1&file=Movie%20000205%20(2014).mkv");

        var movie = Assert.Single(container.GetProperty("Metadata").EnumerateArray());
        Assert.Equal("/pms/films/Movie 000205 (2014)/Movie 000205 (2014).mkv", Text(Assert.Single(Parts(movie)), "file"));
    }

    [Theory]
    [InlineData("Nothing.mkv")]
    [InlineData("Movie 000206 (2015).mkv")]
    public async Task An_unknown_file_name_finds_nothing(string name)
    {
        _plex.Server.AddMovies("1", "/pms/films", 205);

        var container = await ContainerAsync($"library/sections/1/all?type=1&file={Uri.EscapeDataString(name)}");

        Assert.Equal(0, Int(container, "totalSize"));
    }

    [Fact]
    public async Task A_file_name_without_a_type_breaks_the_server()
    {
        var reply = await _plex.Client.GetAsync("library/sections/1/all?file=a.mkv");

        Assert.Equal(500, reply.Status);
        Assert.Contains("'file' comes without 'type'", Assert.Single(_plex.Server.Violations).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "addedAt%3E%3E=1760000000", 1)]
    [InlineData("1", "addedAt%3E%3E=1760000001", 0)]
    [InlineData("2", "episode.addedAt%3E%3E=1760000001&type=4", 1)]
    public async Task A_window_of_time_leaves_out_what_is_older(string section, string query, int count)
    {
        var container = await ContainerAsync($"library/sections/{section}/all?{query}");

        Assert.Equal(count, Int(container, "totalSize"));
        Assert.Equal(1, _plex.Server.Calls[PlexCalls.Recent]);
        _plex.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("addedAt:desc", "Movie 000003")]
    [InlineData("addedAt:asc", "Quiet Harbour")]
    public async Task Items_come_in_the_order_asked_for(string sort, string first)
    {
        _plex.Server.AddMovies("1", "/pms/films", 3);

        var container = await ContainerAsync($"library/sections/1/all?sort={sort}", ("X-Plex-Container-Size", "1"));

        Assert.Equal(first, Text(container.GetProperty("Metadata")[0], "title"));
    }

    [Fact]
    public async Task Show_sections_list_episodes_by_type_4_and_shows_otherwise()
    {
        var episode = (await ContainerAsync("library/sections/2/all?type=4")).GetProperty("Metadata")[0];
        var show = (await ContainerAsync("library/sections/2/all")).GetProperty("Metadata")[0];

        Assert.Equal(("Fog", "Night Ferry", 2, 7), (Text(episode, "title"), Text(episode, "grandparentTitle"), Int(episode, "parentIndex"), Int(episode, "index")));
        Assert.Equal(("777", "show", 1), (Text(show, "ratingKey"), Text(show, "type"), Int(show, "leafCount")));
    }

    [Fact]
    public async Task A_hundred_thousand_movies_are_listed_in_a_hundred_pages_with_keys_of_their_own()
    {
        _plex.Server.AddMovies("1", "/pms/films", 99_999);
        HashSet<string> keys = [];

        for (var start = 0; start < 100_000; start += 1000)
        {
            var page = await ContainerAsync("library/sections/1/all?type=1", ("X-Plex-Container-Start", $"{start}"), ("X-Plex-Container-Size", "1000"));
            keys.UnionWith(page.GetProperty("Metadata").EnumerateArray().Select(movie => Text(movie, "ratingKey")!));
        }

        Assert.Equal((100_000, 100), (keys.Count, _plex.Server.Calls[PlexCalls.Listing]));
    }

    private static IEnumerable<JsonElement> Parts(JsonElement item) =>
        item.GetProperty("Media").EnumerateArray().SelectMany(media => media.GetProperty("Part").EnumerateArray());

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private async Task<JsonElement> ContainerAsync(string target, params (string Name, string Value)[] headers) =>
        (await _plex.Client.GetAsync(target, headers)).Json.GetProperty("MediaContainer");
}
