using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Emby;

public sealed class CatalogTests : EmbyTest
{
    private ListingRequest All => new(Stage.Settings.Libraries[0]);

    [Fact]
    public async Task Libraries_come_with_their_folders_and_kind_music_too()
    {
        Emby.AddLibrary("Records", "music", "/em/music");

        IReadOnlyList<ServerLibrary> libraries = await Connect().Catalog.ListLibrariesAsync(Token);

        Assert.Equal(["Films", "Records"], libraries.Select(library => library.Name));
        Assert.Equal([Films], libraries[0].RemotePaths);
        Assert.Equal("movies", libraries[0].Kind);
    }

    [Theory]
    [InlineData("""{"Name":"x"}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_answer_that_is_no_list_of_libraries_is_an_error_and_never_an_empty_list(string body)
    {
        Emby.Faults.On("/Library/VirtualFolders", Fault.Status(200, body, "application/json"));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => Connect().Catalog.ListLibrariesAsync(Token));
    }

    [Fact]
    public async Task A_sign_in_page_is_an_error_and_never_an_empty_list()
    {
        Emby.Faults.On("/Library/VirtualFolders", Fault.Html());

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => Connect().Catalog.ListLibrariesAsync(Token));
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        Emby.Faults.On("/Library/VirtualFolders", Fault.HugeBody(64 * 1024 * 1024));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => Connect().Catalog.ListLibrariesAsync(Token));
    }

    [Fact]
    public async Task An_answer_that_drips_ends_with_the_servers_timeout()
    {
        Stage.Settings = Stage.Settings with { Timeout = TimeSpan.FromSeconds(1) };
        Emby.Faults.On("/Library/VirtualFolders", Fault.DripFeed(TimeSpan.FromMilliseconds(200)));

        ServerUnreachableException slow = await Assert.ThrowsAsync<ServerUnreachableException>(() => Connect().Catalog.ListLibrariesAsync(Token));

        Assert.Equal(UnreachableCause.Timeout, slow.Cause);
    }

    [Fact]
    public async Task Settings_without_a_credential_send_nothing()
    {
        Stage.Settings = Stage.Settings with { Auth = ServerAuth.None };

        ServerUnreachableException problem = await Assert.ThrowsAsync<ServerUnreachableException>(() => Connect().Catalog.ListLibrariesAsync(Token));

        Assert.Equal(UnreachableCause.NotConfigured, problem.Cause);
        Assert.Equal(0, Emby.Calls.Total);
    }

    [Fact]
    public async Task A_library_is_read_in_pages_of_a_thousand_and_can_be_gone_on_with()
    {
        Emby.AddGeneratedMovies(Library, 2500);

        List<ItemPage> pages = await Connect().Catalog.ListItemsAsync(All, null, Token).ToListAsync(Token);
        List<ItemPage> rest = await Connect().Catalog.ListItemsAsync(All, pages[1].Next, Token).ToListAsync(Token);

        Assert.Equal([1000, 1000, 500], pages.Select(page => page.Items.Count));
        Assert.Equal(["1000", "2000", null], pages.Select(page => page.Next));
        Assert.Equal(2500, pages.SelectMany(page => page.Items).Select(item => item.ItemId).Distinct().Count());
        Assert.Equal(pages[2].Items.Select(item => item.ItemId), Assert.Single(rest).Items.Select(item => item.ItemId));
    }

    [Fact]
    public async Task A_page_that_fails_three_times_fails_the_listing_and_what_came_before_stays()
    {
        Emby.AddGeneratedMovies(Library, 8000);
        Emby.Faults.When(request => request.Query["StartIndex"] == "6000", Fault.Status(500));
        List<ItemPage> pages = [];

        await Assert.ThrowsAsync<UnexpectedAnswerException>(async () =>
        {
            await foreach (ItemPage page in Connect().Catalog.ListItemsAsync(All, null, Token))
            {
                pages.Add(page);
            }
        });

        Assert.Equal(6, pages.Count);
        Assert.Equal(3, Emby.Requests.Count(request => request.Query["StartIndex"] == "6000"));
    }

    [Fact]
    public async Task A_first_page_that_fails_is_an_error_as_well()
    {
        Emby.AddGeneratedMovies(Library, 10);
        Emby.Faults.On("/Items", Fault.Status(500));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(async () => await Connect().Catalog.ListItemsAsync(All, null, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_token_that_ends_in_the_middle_of_a_listing_ends_the_listing()
    {
        Emby.AddGeneratedMovies(Library, 3000);
        Emby.Faults.On("/Items", Fault.Unauthorized(), FaultCalls.From(2));

        await Assert.ThrowsAsync<ServerUnauthorizedException>(async () => await Connect().Catalog.ListItemsAsync(All, null, Token).ToListAsync(Token));
    }

    [Theory]
    [InlineData(ItemOrder.Newest, "Film 000000")]
    [InlineData(ItemOrder.Oldest, "Film 001499")]
    public async Task The_order_holds_over_all_pages(ItemOrder order, string first)
    {
        Emby.AddGeneratedMovies(Library, 1500);

        List<ItemPage> pages = await Connect().Catalog.ListItemsAsync(All with { Order = order }, null, Token).ToListAsync(Token);

        Assert.Equal(first, pages[0].Items[0].Title);
        Assert.Equal(1500, pages.Sum(page => page.Items.Count));
    }

    [Fact]
    public async Task What_was_added_lately_is_read_to_its_end_and_no_further()
    {
        Emby.AddGeneratedMovies(Library, 9000);
        DateTimeOffset since = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1200);

        List<ItemPage> pages = await Connect().Catalog.ListItemsAsync(All with { AddedSince = since }, null, Token).ToListAsync(Token);

        Assert.InRange(pages.Sum(page => page.Items.Count), 1199, 1201);
        Assert.Equal(2, Emby.Calls["Items"]);
        Assert.Null(pages[^1].Next);
    }

    [Fact]
    public async Task Seven_digits_of_a_second_are_read_and_what_has_no_date_is_not_new()
    {
        DateTimeOffset cutoff = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
        Emby.Add(Library, new MediaSeed($"{Films}/A (2001)/A (2001).mkv") { DateCreated = cutoff.AddTicks(1234567) });
        Emby.Add(Library, new MediaSeed($"{Films}/B (2001)/B (2001).mkv") { IsUndated = true });
        Emby.Add(Library, new MediaSeed($"{Films}/C (2001)/C (2001).mkv") { DateCreated = cutoff.AddTicks(-1) });

        List<ItemPage> pages = await Connect().Catalog.ListItemsAsync(All with { AddedSince = cutoff }, null, Token).ToListAsync(Token);

        Assert.Equal(["A"], pages.SelectMany(page => page.Items).Select(item => item.Title));
    }

    [Fact]
    public async Task Two_files_of_a_film_are_two_items_as_Emby_lists_them()
    {
        Emby.Add(Library, $"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 1080p.mkv");
        Emby.Add(Library, $"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 2160p.mkv");

        ServerItem[] items = [.. (await Connect().Catalog.ListItemsAsync(All, null, Token).ToListAsync(Token)).SelectMany(page => page.Items)];

        Assert.Equal(2, items.Select(item => item.ItemId).Distinct().Count());
        Assert.Equal(1, Emby.Calls["Items"]);
    }

    [Fact]
    public async Task The_files_of_a_show_are_those_of_its_episodes()
    {
        FakeLibrary shows = Emby.AddLibrary("Shows", "tvshows", "/em/tv");
        LibraryItem episode = Emby.Add(shows, "/em/tv/Night Ferry/Season 02/Night Ferry - S02E07 - Fog.mkv");
        Emby.Add(shows, "/em/tv/Night Ferry/Season 02/Night Ferry - S02E08 - Rain.mkv");

        IReadOnlyList<ServerItem> files = await Connect().Catalog.FilesOfAsync(episode.SeriesId!, Token);

        Assert.Equal(["Night Ferry S02E07", "Night Ferry S02E08"], files.Select(file => file.Title).Order());
    }

    [Fact]
    public async Task An_item_that_is_not_there_has_no_files()
        => Assert.Empty(await Connect().Catalog.FilesOfAsync("424242", Token));

    [Fact]
    public async Task A_server_says_who_it_is()
    {
        ServerInfo info = await Connect().Probe.AskAsync(Token);

        Assert.Equal(("e1e2e3e4", "Loft", "4.9.1.0"), (info.Id, info.Name, info.Version));
    }
}
