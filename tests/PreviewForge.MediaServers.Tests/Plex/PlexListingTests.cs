using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;
using PreviewForge.MediaServers.Tests.Fakes.Plex;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Libraries and their videos (vectors V2, V3).</summary>
public sealed class PlexListingTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await PlexStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Libraries_of_all_kinds_are_listed_with_folders_and_the_type_of_their_videos()
    {
        IReadOnlyList<ServerLibrary> libraries = await _stage.Connect().Catalog.ListLibrariesAsync(PlexStage.Token);

        Assert.Equal([("1", "movie", "movie"), ("2", "episode", "show"), ("3", "artist", "artist")], libraries.Select(library => (library.Id, library.Kind!, library.Type!)));
        Assert.Equal(["/pms/tv", "/pms2/tv"], libraries[1].RemotePaths);
    }

    [Fact]
    public async Task Each_version_of_a_film_is_a_video_of_its_own_under_one_id()
    {
        List<ItemPage> pages = await ReadAsync(new ListingRequest(_stage.Library("1")));

        ServerItem[] items = [.. Assert.Single(pages).Items];
        Assert.Equal([("501", PlexFixture.Film, "21"), ("501", PlexFixture.Film4K, "22")], items.Select(item => (item.ItemId, item.RemotePath, item.PartId!)));
        Assert.All(items, item => Assert.Equal(("Quiet Harbour", "1", 4_000_000_000, 1760000000), (item.Title, item.LibraryId, item.Size, item.AddedAt!.Value.ToUnixTimeSeconds())));
        Assert.All(items, item => Assert.Empty(item.Bundles));
    }

    [Fact]
    public async Task Episodes_are_named_by_show_season_and_number()
    {
        List<ItemPage> pages = await ReadAsync(new ListingRequest(_stage.Library("2")));

        Assert.Equal(["Night Ferry S02E07"], pages.SelectMany(page => page.Items).Select(item => item.Title));
    }

    [Fact]
    public async Task Hashes_in_a_listing_are_taken_along()
    {
        await using PlexStage stage = await PlexStage.StartAsync(new FakePlexOptions { ShowsHashesInListings = true });

        List<ItemPage> pages = await ReadAsync(stage, new ListingRequest(stage.Library("1")));

        Assert.All(pages.SelectMany(page => page.Items), item => Assert.Equal([new BundleHash(PlexFixture.FilmHash, PlexFixture.Film)], item.Bundles));
    }

    [Fact]
    public async Task A_thousand_videos_take_two_calls()
    {
        _stage.Server.AddSection(PlexSection.Movies("9", "Many", "/pms/many"));
        _stage.Server.AddMovies("9", "/pms/many", 1000);

        List<ItemPage> pages = await ReadAsync(new ListingRequest(Many));

        Assert.Equal(1000, pages.SelectMany(page => page.Items).Select(item => item.RemotePath).Distinct().Count());
        Assert.All(pages, page => Assert.Equal(1000, page.Total));
        Assert.Equal(2, _stage.Server.Calls.Total);
    }

    [Fact]
    public async Task A_listing_goes_on_behind_the_page_that_was_read_last()
    {
        AddMany(1200);
        List<ItemPage> all = await ReadAsync(new ListingRequest(Many));

        List<ItemPage> rest = await ReadAsync(new ListingRequest(Many), all[0].Next);

        Assert.Equal(all.Skip(1).SelectMany(page => page.Items).Select(item => item.RemotePath), rest.SelectMany(page => page.Items).Select(item => item.RemotePath));
        Assert.Null(all[^1].Next);
    }

    [Fact]
    public async Task A_listing_that_fails_on_page_7_fails_and_is_never_taken_for_complete()
    {
        AddMany(4000);
        _stage.Server.Faults.On("GET /library/sections/9/all", Fault.Status(500), FaultCalls.From(7));
        List<ItemPage> pages = [];

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => ReadAsync(_stage, new ListingRequest(Many), null, pages));

        Assert.Equal(6, pages.Count);
        Assert.NotNull(pages[^1].Next);
    }

    [Fact]
    public async Task A_token_that_is_revoked_midway_ends_the_listing_after_one_refusal()
    {
        AddMany(2000);
        FaultRule rule = _stage.Server.Faults.On("GET /library/sections/9/all", Fault.Unauthorized(), FaultCalls.From(2));
        List<ItemPage> pages = [];

        await Assert.ThrowsAsync<ServerUnauthorizedException>(() => ReadAsync(_stage, new ListingRequest(Many), null, pages));

        Assert.Equal((1, 1), (pages.Count, rule.Hits));
    }

    [Theory]
    [InlineData("""{"MediaContainer":{"size":0,"totalSize":12,"offset":0}}""")]
    [InlineData("""{"MediaContainer":{"size":1,"totalSize":12,"offset":5,"Metadata":[{"ratingKey":"1"}]}}""")]
    [InlineData("{}")]
    public async Task A_page_that_can_not_be_the_wanted_one_fails(string json)
    {
        _stage.Server.Faults.On("GET /library/sections/1/all", Fault.Status(200, json, "application/json"));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => ReadAsync(new ListingRequest(_stage.Library("1"))));
    }

    [Fact]
    public async Task A_server_that_counts_nothing_is_read_until_a_page_is_empty()
    {
        const string Row = """{"ratingKey":7,"type":"movie","title":"Odd","Media":[{"Part":[{"id":"x","file":"/pms/films/odd.mkv"}]}]}""";
        _stage.Server.Faults.On("GET /library/sections/1/all", Fault.Status(200, $$$"""{"MediaContainer":{"Metadata":[{{{Row}}},null]}}""", "application/json"), FaultCalls.Once);
        _stage.Server.Faults.On("GET /library/sections/1/all", Fault.Status(200, """{"MediaContainer":{}}""", "application/json"), FaultCalls.Once);

        List<ItemPage> pages = await ReadAsync(new ListingRequest(_stage.Library("1")));

        Assert.Equal([("7", "/pms/films/odd.mkv")], pages.SelectMany(page => page.Items).Select(item => (item.ItemId, item.RemotePath)));
    }

    [Theory]
    [InlineData(ItemOrder.Newest, "sort=addedAt%3Adesc")]
    [InlineData(ItemOrder.Oldest, "sort=addedAt%3Aasc")]
    public async Task The_server_sorts(ItemOrder order, string parameter)
    {
        AddMany(700);

        List<ItemPage> pages = await ReadAsync(new ListingRequest(Many, order));

        long[] times = [.. pages.SelectMany(page => page.Items).Select(item => item.AddedAt!.Value.ToUnixTimeSeconds())];
        Assert.Equal(order is ItemOrder.Newest ? times.OrderDescending() : times.Order(), times);
        Assert.All(_stage.Server.Requests, request => Assert.Contains(parameter, request.RawTarget, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "addedAt%3E%3E=")]
    [InlineData("2", "episode.addedAt%3E%3E=")]
    public async Task What_is_new_is_asked_for_by_a_window_of_time(string library, string parameter)
    {
        await ReadAsync(new ListingRequest(_stage.Library(library), AddedSince: DateTimeOffset.FromUnixTimeSeconds(1750000000)));

        Assert.Contains($"{parameter}1750000000", Assert.Single(_stage.Server.Requests).RawTarget, StringComparison.Ordinal);
        Assert.Equal(1, _stage.Server.Calls[PlexCalls.Recent]);
    }

    [Fact]
    public async Task A_server_that_knows_no_windows_is_read_newest_first_until_the_window_ends()
    {
        AddMany(3000);
        _stage.Server.Faults.When(request => request.RawTarget.Contains("%3E%3E", StringComparison.Ordinal), Fault.Status(400));
        DateTimeOffset since = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(700);

        List<ItemPage> pages = await ReadAsync(new ListingRequest(Many, AddedSince: since));

        Assert.InRange(pages.Sum(page => page.Items.Count), 698, 702);
        Assert.Equal(2, _stage.Server.Calls[PlexCalls.Listing]);
        Assert.StartsWith("newest:", pages[0].Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_without_videos_lists_nothing_and_one_that_is_gone_fails()
    {
        List<ItemPage> music = await ReadAsync(new ListingRequest(new LibrarySettings("3", "Records", [], true)));

        Assert.Empty(music);
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => ReadAsync(new ListingRequest(new LibrarySettings("77", "Gone", [], true))));
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => ReadAsync(new ListingRequest(new LibrarySettings("77", "Gone", [], true, "movie"))));
    }

    private static LibrarySettings Many => new("9", "Many", ["/pms/many"], true, "movie");

    private void AddMany(int count)
    {
        _stage.Server.AddSection(PlexSection.Movies("9", "Many", "/pms/many"));
        _stage.Server.AddMovies("9", "/pms/many", count);
    }

    private Task<List<ItemPage>> ReadAsync(ListingRequest request, string? cursor = null) => ReadAsync(_stage, request, cursor);

    private static async Task<List<ItemPage>> ReadAsync(PlexStage stage, ListingRequest request, string? cursor = null, List<ItemPage>? into = null)
    {
        List<ItemPage> pages = into ?? [];
        await foreach (ItemPage page in stage.Connect().Catalog.ListItemsAsync(request, cursor, PlexStage.Token))
        {
            pages.Add(page);
        }

        return pages;
    }
}
