using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class SuggestionTests : JellyfinTest
{
    private async Task StartWithTitlesAsync()
    {
        await StartAsync(JellyfinRelease.V12);
        FakeLibrary shows = Stage.AddLibrary("Shows", "tvshows", "/jf/tv");
        for (int episode = 1; episode <= 12; episode++)
        {
            Server.Add(shows, $"/jf/tv/Quiet Harbour/Season 02/Quiet Harbour - S02E{episode:00} - Fog.mkv");
        }

        Server.Add(Library, $"{Films}/The Quiet Harbour (2019)/The Quiet Harbour (2019).mkv");
        Server.Add(Library, $"{Films}/Quiet Night (2001)/Quiet Night (2001).mkv");
        Server.Add(Library, $"{Films}/CSI (2010)/CSI (2010).mkv");
    }

    private Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(string text) => Connect().Catalog.SuggestAsync(TitleQuery.Parse(text)!, 25, Token);

    [Fact]
    public async Task Shows_stay_whole_and_films_with_an_article_are_found()
    {
        await StartWithTitlesAsync();

        IReadOnlyList<MediaSuggestion> found = await SuggestAsync("quiet harbour");

        Assert.Equal((SuggestionKind.Show, "Quiet Harbour", 12), (found[0].Kind, found[0].Title, found[0].ChildCount));
        Assert.Equal(["/jf/tv/Quiet Harbour"], found[0].RemotePaths);
        Assert.Contains(found, hit => hit is { Kind: SuggestionKind.Movie, Title: "The Quiet Harbour" });
        Assert.DoesNotContain(found, hit => hit.Title == "Quiet Night");
    }

    [Fact]
    public async Task The_number_of_an_episode_gives_that_episode()
    {
        await StartWithTitlesAsync();

        IReadOnlyList<MediaSuggestion> found = await SuggestAsync("quiet.harbour.S02E07.1080p.WEB.h264-NTb");

        Assert.Equal((SuggestionKind.Episode, "Quiet Harbour S02E07"), (found[0].Kind, found[0].Title));
        Assert.Equal(["/jf/tv/Quiet Harbour/Season 02/Quiet Harbour - S02E07 - Fog.mkv"], found[0].RemotePaths);
    }

    [Theory]
    [InlineData("CSI")]
    [InlineData("csi 2010")]
    public async Task Acronyms_and_years_are_no_obstacle(string text)
    {
        await StartWithTitlesAsync();

        Assert.Equal("CSI", (await SuggestAsync(text))[0].Title);
    }

    [Fact]
    public async Task All_versions_of_a_film_are_its_files()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Add(Library, $"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 1080p.mkv");
        Server.Add(Library, $"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 2160p.mkv");

        Assert.Equal(2, Assert.Single(await SuggestAsync("quiet harbour")).RemotePaths.Count);
    }
}
