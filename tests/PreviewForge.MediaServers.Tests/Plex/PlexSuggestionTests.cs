using PreviewForge.FakeServers.Plex;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.MediaServers.Tests.Fakes.Plex;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Search by title (vector V9).</summary>
public sealed class PlexSuggestionTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await PlexStage.StartAsync();
        _stage.Server.AddActor("N. Ferry");
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_show_stays_whole_with_all_its_folders_and_the_number_of_its_episodes()
    {
        MediaSuggestion show = Assert.Single(await FindAsync("Night Ferry"));

        Assert.Equal((SuggestionKind.Show, "Night Ferry", 2021, 1, "777", "2"), (show.Kind, show.Title, show.Year, show.ChildCount, show.ItemId, show.LibraryId));
        Assert.Equal(["/pms/tv/Night Ferry", "/pms2/tv/Night Ferry"], show.RemotePaths);
    }

    [Theory]
    [InlineData("night ferry s02e07")]
    [InlineData("Night.Ferry.2x07.1080p.WEB.h264")]
    public async Task A_number_finds_the_episode_of_the_show(string typed)
    {
        MediaSuggestion episode = Assert.Single(await FindAsync(typed));

        Assert.Equal((SuggestionKind.Episode, "Night Ferry S02E07"), (episode.Kind, episode.Title));
        Assert.Equal([PlexFixture.Fog], episode.RemotePaths);
    }

    [Fact]
    public async Task A_number_that_the_show_does_not_have_finds_nothing()
        => Assert.Empty(await FindAsync("night ferry s01e01"));

    [Theory]
    [InlineData("QUIET HARBOUR")]
    [InlineData("quiet harbour 2019")]
    [InlineData("Quiet Harbour (2019)")]
    [InlineData("Quiet.Harbour.2019.2160p.WEB-DL.x265")]
    public async Task Capitals_years_and_words_of_releases_find_the_film_with_all_its_versions(string typed)
    {
        MediaSuggestion film = Assert.Single(await FindAsync(typed));

        Assert.Equal([PlexFixture.Film, PlexFixture.Film4K], film.RemotePaths);
    }

    [Fact]
    public async Task The_best_come_first_and_some_words_alone_are_no_hit()
    {
        _stage.Server.AddMovie("1", "The Quiet Harbour", 2001, "/pms/films/a/a.mkv");
        _stage.Server.AddMovie("1", "Quiet Harbour Two", 2003, "/pms/films/b/b.mkv");

        IReadOnlyList<MediaSuggestion> found = await FindAsync("quiet harbour");

        Assert.Equal(["Quiet Harbour", "Quiet Harbour Two", "The Quiet Harbour"], found.Select(each => each.Title));
        Assert.Equal(["Quiet Harbour"], (await FindAsync("quiet harbour", limit: 1)).Select(each => each.Title));
    }

    [Fact]
    public async Task The_query_goes_out_escaped()
    {
        Assert.Empty(await FindAsync("50% & more?=#"));

        Assert.Contains("query=50%25%20%26%20more%3F%3D%23", _stage.Server.Requests.Single(request => request.Endpoint == PlexCalls.Search).RawTarget, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<MediaSuggestion>> FindAsync(string typed, int limit = 25)
        => _stage.Connect().Catalog.SuggestAsync(TitleQuery.Parse(typed)!, limit, PlexStage.Token);
}
