using System.Text.Json;
using System.Xml.Linq;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>Items, their trees, what is below them, search (vectors V5, V8, V9), and indexes.</summary>
public sealed class PlexItemTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("fake-plex-").FullName;
    private PlexFixture _plex = null!;

    public async ValueTask InitializeAsync() => _plex = await PlexFixture.StartAsync(new FakePlexOptions { DataFolder = _data });

    public async ValueTask DisposeAsync()
    {
        await _plex.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task The_tree_shows_the_hash_of_what_is_analysed_and_an_empty_one_of_what_is_not()
    {
        using var xmlOnly = new TestClient(_plex.Server, PlexFixture.Accepting("application/xml"));

        var parts = XDocument.Parse((await xmlOnly.GetAsync("library/metadata/501/tree")).Text).Descendants("MediaPart").ToList();

        Assert.Equal([PlexFixture.FilmHash, ""], parts.Select(part => part.Attribute("hash")!.Value));
        Assert.Equal([PlexFixture.Film, PlexFixture.Film4K], parts.Select(part => part.Attribute("file")!.Value));
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task The_tree_comes_in_JSON_too()
    {
        var item = (await ContainerAsync("library/metadata/501/tree")).GetProperty("MetadataItem")[0];

        Assert.Equal(PlexFixture.FilmHash, item.GetProperty("MediaItem")[0].GetProperty("MediaPart")[0].GetProperty("hash").GetString());
    }

    [Fact]
    public async Task A_doubled_prefix_leads_nowhere()
    {
        var reply = await _plex.Client.GetAsync("library/metadata//library/metadata/501/tree");

        Assert.Equal(404, reply.Status);
        Assert.Single(_plex.Server.Violations);
    }

    [Fact]
    public async Task An_item_that_is_not_there_is_not_found_and_no_violation()
    {
        Assert.Equal(404, (await _plex.Client.GetAsync("library/metadata/999")).Status);
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_show_has_no_files_but_its_leaves_have()
    {
        var show = (await ContainerAsync("library/metadata/777")).GetProperty("Metadata")[0];
        var leaf = (await ContainerAsync("library/metadata/777/allLeaves")).GetProperty("Metadata")[0];

        Assert.False(show.TryGetProperty("Media", out _));
        Assert.Equal(PlexFixture.Fog, leaf.GetProperty("Media")[0].GetProperty("Part")[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task A_shows_children_are_seasons_and_a_seasons_children_are_episodes()
    {
        var season = (await ContainerAsync("library/metadata/777/children")).GetProperty("Metadata")[0];
        var episode = (await ContainerAsync($"library/metadata/{season.GetProperty("ratingKey").GetString()}/children")).GetProperty("Metadata")[0];

        Assert.Equal(("season", "episode"), (season.GetProperty("type").GetString(), episode.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Search_answers_in_hubs_by_type_and_finds_people_apart()
    {
        _plex.Server.AddActor("N. Ferry");

        var hubs = (await ContainerAsync("hubs/search?query=night+ferry&limit=15")).GetProperty("Hub").EnumerateArray().ToList();
        var people = (await ContainerAsync("hubs/search?query=ferry")).GetProperty("Hub").EnumerateArray().Single(hub => Type(hub) == "actor");

        var show = Assert.Single(hubs.Single(hub => Type(hub) == "show").GetProperty("Metadata").EnumerateArray());
        var folders = show.GetProperty("Location").EnumerateArray().Select(row => row.GetProperty("path").GetString());
        Assert.Equal(["/pms/tv/Night Ferry", "/pms2/tv/Night Ferry"], folders);
        Assert.False(hubs.Single(hub => Type(hub) == "movie").TryGetProperty("Metadata", out _));
        Assert.Equal("N. Ferry", people.GetProperty("Directory")[0].GetProperty("tag").GetString());
        _plex.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Search_gives_three_hits_of_a_type_unless_more_are_asked_for()
    {
        _plex.Server.AddMovies("1", "/pms/films", 30);

        var few = (await ContainerAsync("hubs/search?query=movie")).GetProperty("Hub").EnumerateArray().Single(hub => Type(hub) == "movie");
        var more = (await ContainerAsync("hubs/search?query=movie&limit=7")).GetProperty("Hub").EnumerateArray().Single(hub => Type(hub) == "movie");

        Assert.Equal((3, 7), (few.GetProperty("size").GetInt32(), more.GetProperty("size").GetInt32()));
    }

    [Fact]
    public async Task The_index_of_a_part_is_what_lies_in_its_bundle()
    {
        var file = Path.Combine(_data, "Media", "localhost", "c", "0ffee1234567890c0ffee1234567890c0ffee12.bundle", "Contents", "Indexes", "index-sd.bif");
        var before = await _plex.Client.GetAsync("library/parts/21/indexes/sd");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "BIF", TestContext.Current.CancellationToken);

        var after = await _plex.Client.GetAsync("library/parts/21/indexes/sd");

        Assert.Equal((404, 200, "BIF"), (before.Status, after.Status, after.Text));
        Assert.Equal(404, (await _plex.Client.GetAsync("library/parts/22/indexes/sd")).Status);
        var part = (await ContainerAsync("library/metadata/501")).GetProperty("Metadata")[0].GetProperty("Media")[0].GetProperty("Part")[0];
        Assert.Equal("sd", part.GetProperty("indexes").GetString());
    }

    [Fact]
    public void A_hash_has_forty_digits_and_depends_on_the_path_alone()
    {
        Assert.Matches("^[0-9a-f]{40}$", PlexHash.Of(PlexFixture.Film));
        Assert.Equal(PlexHash.Of(PlexFixture.Film), PlexHash.Of(PlexFixture.Film));
        Assert.NotEqual(PlexHash.Of(PlexFixture.Film), PlexHash.Of(PlexFixture.Film4K));
    }

    private static string? Type(JsonElement hub) => hub.GetProperty("type").GetString();

    private async Task<JsonElement> ContainerAsync(string target) => (await _plex.Client.GetAsync(target)).Json.GetProperty("MediaContainer");
}
