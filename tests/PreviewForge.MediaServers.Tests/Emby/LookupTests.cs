using Microsoft.Extensions.Time.Testing;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.MediaServers.Tests.Emby;

public sealed class LookupTests : EmbyTest
{
    [Theory]
    [InlineData("/tv/The Night Ferry (2021)/Season 02/x.mkv", "Night")]
    [InlineData("/tv/Night Ferry/Night Ferry 2x07.mkv", "Night")]
    [InlineData("/m/[imdb-tt1] A Night (2001)/x.mkv", "Night")]
    [InlineData("/tv/Pokémon/Season 1/a.mkv", "Pokemon")]
    [InlineData("/m/Él (1953)/El.mkv", "El")]
    [InlineData("/tv/Tatort/Staffel 1/a.mkv", "Tatort")]
    [InlineData("/tv/Night Ferry/Specials/a.mkv", "Night")]
    [InlineData("/tv/Cuéntame/Temporada 2/a.mkv", "Cuentame")]
    [InlineData("/tv/Broadchurch/Series 1/a.mkv", "Broadchurch")]
    [InlineData("/m/Quiet Harbour (2019)/Quiet Harbour 1920x1080.mkv", "Quiet")]
    [InlineData(@"D:\tv\Night Ferry\Season 02\x.mkv", "Night")]
    public void The_word_to_look_for_is_the_titles_first(string path, string word)
        => Assert.Equal(word, TitleGuess.WordsOf(path)[0]);

    [Theory]
    [InlineData("/m/Q/Q.mkv")]
    [InlineData("/movie.mkv")]
    public void Some_paths_give_no_word(string path) => Assert.Empty(TitleGuess.WordsOf(path));

    [Fact]
    public async Task A_file_is_found_by_its_exact_path_in_the_servers_own_names()
    {
        LibraryItem film = Emby.Add(Library, QuietHarbour);

        ServerItem? found = await Connect().Catalog.FindAsync(Local(QuietHarbour), Token);

        Assert.Equal(film.Id, found?.ItemId);
        Assert.Equal(1, Emby.Calls["Items"]);
        Assert.Equal(QuietHarbour, Assert.Single(Emby.Requests).Query["Path"]);
    }

    [Fact]
    public async Task Without_a_mapping_the_end_of_the_path_is_enough()
    {
        LibraryItem film = Emby.Add(Library, QuietHarbour);
        Stage.Settings = Stage.Settings with { PathMappings = [], Libraries = [] };

        ServerItem? found = await Connect().Catalog.FindAsync("/mnt/other/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", Token);

        Assert.Equal(film.Id, found?.ItemId);
    }

    [Theory]
    [InlineData("Specials")]
    [InlineData("Staffel 1")]
    [InlineData("Temporada 2")]
    [InlineData("Buch Eins")]
    public async Task Episodes_are_found_whatever_their_season_folder_is_called(string season)
    {
        FakeLibrary shows = Stage.AddLibrary("Shows", "tvshows", "/em/tv");
        Emby.AddGeneratedMovies(Library, 100);
        LibraryItem episode = Emby.Add(shows, $"/em/tv/Night Ferry/{season}/Night Ferry - S00E07 - Fog.mkv");
        Stage.Settings = Stage.Settings with { PathMappings = [new PathMapping("/em/elsewhere", "/mnt/elsewhere", [])] };

        ServerItem? found = await Connect().Catalog.FindAsync($"/mnt/tv/Night Ferry/{season}/Night Ferry - S00E07 - Fog.mkv", Token);

        Assert.Equal(episode.Id, found?.ItemId);
    }

    [Fact]
    public async Task A_film_with_its_resolution_in_the_name_is_no_episode()
    {
        const string path = "Quiet Harbour (2019)/Quiet Harbour 1920x1080.mkv";
        LibraryItem film = Emby.Add(Library, new MediaSeed($"{Films}/{path}") { Name = "Quiet Harbour" });
        Stage.Settings = Stage.Settings with { PathMappings = [] };

        Assert.Equal(film.Id, (await Connect().Catalog.FindAsync($"/mnt/{path}", Token))?.ItemId);
    }

    [Fact]
    public async Task A_film_that_its_metadata_renamed_is_found_by_going_through_the_library()
    {
        Emby.AddGeneratedMovies(Library, 2500);
        LibraryItem film = Emby.Add(Library, new MediaSeed(QuietHarbour) { Name = "Zähes Hafenlicht" });
        Stage.Settings = Stage.Settings with { PathMappings = [] };

        Assert.Equal(film.Id, (await Connect().Catalog.FindAsync("/mnt/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", Token))?.ItemId);
    }

    [Fact]
    public void A_server_on_Windows_is_understood()
    {
        var wanted = new WantedFile("/mnt/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", ["/mnt/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv"], []);

        wanted.Consider(new ServerItem { ItemId = "1", RemotePath = @"D:\films\Quiet Harbour (2019)\Quiet Harbour (2019) - 4K.mkv" });
        wanted.Consider(new ServerItem { ItemId = "2", RemotePath = @"D:\films\Quiet Harbour (2019)\Quiet Harbour (2019).mkv" });

        Assert.Equal("2", wanted.Item?.ItemId);
    }

    [Fact]
    public void A_name_that_a_Mac_has_spelled_is_the_same_name()
    {
        var wanted = new WantedFile("/mnt/Él (1953)/Él.mkv", ["/mnt/E\u0301l (1953)/E\u0301l.mkv"], []);

        wanted.Consider(new ServerItem { ItemId = "1", RemotePath = "/em/\u00c9l (1953)/\u00c9l.mkv" });

        Assert.Equal("1", wanted.Item?.ItemId);
    }

    [Fact]
    public async Task Of_two_files_that_end_alike_neither_is_guessed()
    {
        Emby.Add(Library, new MediaSeed($"{Films}/one/Extras/trailer.mkv"));
        Emby.Add(Library, new MediaSeed($"{Films}/two/Extras/trailer.mkv"));
        Stage.Settings = Stage.Settings with { PathMappings = [], Libraries = [] };

        Assert.Null(await Connect().Catalog.FindAsync("/mnt/three/Extras/trailer.mkv", Token));
    }

    [Fact]
    public async Task What_was_not_found_is_asked_for_anew_and_what_was_found_is_remembered_for_a_while()
    {
        ServerConnection connection = Connect();
        Assert.Null(await connection.Catalog.FindAsync(Local(QuietHarbour), Token));
        LibraryItem film = Emby.Add(Library, QuietHarbour);

        Assert.Equal(film.Id, (await connection.Catalog.FindAsync(Local(QuietHarbour), Token))?.ItemId);
        int calls = Emby.Calls.Total;
        Assert.Equal(film.Id, (await connection.Catalog.FindAsync(Local(QuietHarbour), Token))?.ItemId);

        Assert.Equal(calls, Emby.Calls.Total);
    }

    [Fact]
    public void What_was_found_is_forgotten_after_five_minutes()
    {
        var time = new FakeTimeProvider();
        var found = new FoundItems(time);
        found.Remember("/m/a.mkv", new ServerItem { ItemId = "1", RemotePath = "/em/a.mkv" });

        time.Advance(TimeSpan.FromSeconds(299));
        Assert.NotNull(found.Recall("/m/a.mkv"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(found.Recall("/m/a.mkv"));
    }

    [Fact]
    public async Task Many_files_that_are_missing_cost_one_walk_and_not_one_search_each()
    {
        Emby.AddGeneratedMovies(Library, 2500);
        Announcement[] missing = [.. Enumerable.Range(0, 40).Select(number => EmbyAnnouncerTests.Announce(Local($"{Films}/New {number}/New {number}.mkv")) with { IsFirst = false })];

        IReadOnlyList<AnnounceOutcome> outcomes = await Connect().Announcer.AnnounceAsync(missing, Token);

        Assert.All(outcomes, outcome => Assert.Equal(AnnounceState.Pending, outcome.State));
        Assert.All(outcomes, outcome => Assert.Contains("all 2,500 videos", outcome.Reason, StringComparison.Ordinal));
        Assert.Equal(3, Emby.Requests.Count(request => request.Query["StartIndex"] is not null));
        Assert.DoesNotContain(Emby.Requests, request => request.Query["NameStartsWith"] is not null);
    }

    [Fact]
    public async Task A_server_that_is_away_is_no_server_without_the_file()
    {
        await Emby.StopAsync();

        await Assert.ThrowsAsync<ServerUnreachableException>(() => Connect().Catalog.FindAsync(Local(QuietHarbour), Token));
    }
}
