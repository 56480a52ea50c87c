using PreviewForge.Contracts.Work;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.MediaServers.Tests.Fakes.Plex;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>What Plex is told, and what it is asked afterwards (vector V7).</summary>
public sealed class PlexAnnouncerTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await PlexStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Theory]
    [InlineData(PlexStage.LocalFog, "2", "/pms/tv/Night Ferry")]
    [InlineData("/media/films/Loose.mkv", "1", "/pms/films")]
    [InlineData("/media/films4k/A/B/C.mkv", "1", "/pms/films4k/A")]
    public async Task A_nudge_names_the_folder_below_the_location(string path, string section, string folder)
    {
        await _stage.Connect().Announcer.NudgeAsync([path], PlexStage.Token);

        PlexRefresh nudge = Assert.Single(_stage.Server.Refreshes);
        Assert.Equal((section, folder), (nudge.SectionKey, nudge.Folder));
    }

    [Fact]
    public async Task A_folder_is_nudged_once_and_the_libraries_are_asked_for_once()
    {
        IAnnouncer announcer = _stage.Connect().Announcer;

        await announcer.NudgeAsync([.. Enumerable.Range(1, 30).Select(number => $"/media/tv/Night Ferry/Season 02/{number}.mkv"), PlexStage.LocalFilm], PlexStage.Token);
        await announcer.NudgeAsync([PlexStage.LocalFog], PlexStage.Token);

        Assert.Equal(2, _stage.Server.Refreshes.Count);
        Assert.Equal(1, _stage.Server.Calls[PlexCalls.Sections]);
    }

    [Fact]
    public async Task A_path_outside_all_locations_makes_no_nudge()
    {
        await _stage.Connect().Announcer.NudgeAsync(["/pms/films-archive/a/a.mkv", "/pms/music/a/a.mkv"], PlexStage.Token);

        Assert.Empty(_stage.Server.Refreshes);
    }

    [Fact]
    public async Task The_longest_location_counts_and_Windows_folders_keep_their_slashes()
    {
        _stage.Server.AddSection(PlexSection.Movies("7", "All", @"F:\Media"));
        _stage.Server.AddSection(PlexSection.Movies("8", "Films", @"F:\Media\Films\"));
        _stage.Settings = _stage.Settings with { PathMappings = [new PathMapping(@"F:\Media", "/media", [])] };

        await _stage.Connect().Announcer.NudgeAsync(["/media/Films/Ashes/Ashes.mkv"], PlexStage.Token);

        PlexRefresh nudge = Assert.Single(_stage.Server.Refreshes);
        Assert.Equal(("8", @"F:\Media\Films\Ashes"), (nudge.SectionKey, nudge.Folder));
    }

    [Fact]
    public async Task A_nudge_that_fails_throws_nothing_and_a_refused_token_is_tried_once()
    {
        FaultRule rule = _stage.Server.Faults.On("GET /library/sections/*/refresh", Fault.Unauthorized());

        await _stage.Connect().Announcer.NudgeAsync([.. Enumerable.Range(1, 30).Select(number => $"/media/films/{number}/a.mkv")], PlexStage.Token);

        Assert.Equal(1, rule.Hits);
    }

    [Fact]
    public async Task An_output_in_the_place_that_the_hash_names_is_verified()
    {
        AnnounceOutcome outcome = await AnnounceAsync(Film(_stage.Bundle(PlexFixture.FilmHash)));

        Assert.Equal(new AnnounceOutcome(AnnounceState.Verified, null, "501"), outcome);
        Assert.Equal("/pms/films/Quiet Harbour (2019)", Assert.Single(_stage.Server.Refreshes).Folder);
    }

    [Fact]
    public async Task A_second_look_at_the_same_output_nudges_no_more()
    {
        AnnounceOutcome outcome = await AnnounceAsync(Film(_stage.Bundle(PlexFixture.FilmHash)) with { IsFirst = false });

        Assert.Equal(AnnounceState.Verified, outcome.State);
        Assert.Empty(_stage.Server.Refreshes);
    }

    [Fact]
    public async Task A_rescan_tells_and_asks_nothing()
    {
        AnnounceOutcome outcome = await AnnounceAsync(Film(_stage.Bundle(PlexFixture.FilmHash)) with { IsNew = false });

        Assert.Equal(AnnounceState.Verified, outcome.State);
        Assert.Empty(_stage.Server.Requests);
    }

    [Fact]
    public async Task A_file_that_was_analysed_again_is_owed_previews_in_its_new_place_and_the_next_plan_knows_it()
    {
        ServerConnection connection = _stage.Connect();
        var item = (await connection.Catalog.FindAsync(PlexStage.LocalFilm, PlexStage.Token))!;
        PlanRequest[] listed = [new PlanRequest(PlexStage.LocalFilm, item)];
        var before = (ServerPlan.Ready)(await connection.Plans.PlanAsync(listed, PlexStage.Token))[0];
        _stage.Server.Analyse(PlexFixture.Film, "beef00");

        AnnounceOutcome outcome = await AnnounceAsync(Film(before.Outputs[0].Target) with { SourceBytes = item.Size!.Value });

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("re-analysed", outcome.Reason, StringComparison.Ordinal);
        var after = (ServerPlan.Ready)(await _stage.Connect().Plans.PlanAsync(listed, PlexStage.Token))[0];
        Assert.Equal(_stage.Bundle("beef00"), after.Outputs[0].Target);
    }

    [Fact]
    public async Task A_file_whose_id_is_not_known_is_looked_up()
    {
        AnnounceOutcome outcome = await AnnounceAsync(Film(_stage.Bundle(PlexFixture.FilmHash)) with { ItemId = null });

        Assert.Equal((AnnounceState.Verified, "501"), (outcome.State, outcome.ItemId));
    }

    [Fact]
    public async Task What_Plex_no_longer_has_or_can_not_be_asked_about_is_owed()
    {
        Announcement film = Film(_stage.Bundle(PlexFixture.FilmHash));
        _stage.Server.Remove(501);
        AnnounceOutcome gone = await AnnounceAsync(film);
        _stage.Server.RevokeToken(_stage.Server.Options.Token);
        AnnounceOutcome refused = await AnnounceAsync(film);

        Assert.Equal((AnnounceState.Pending, AnnounceState.Pending), (gone.State, refused.State));
        Assert.Contains("401", refused.Reason, StringComparison.Ordinal);
    }

    private static Announcement Film(string target) => new(PlexStage.LocalFilm, "501", [new AnnouncedOutput(new OutputPlan("attic", OutputFormat.Bif, target, 320, 10), 10, 320, 134)])
    {
        IsNew = true,
        IsFirst = true,
    };

    private async Task<AnnounceOutcome> AnnounceAsync(Announcement video) => Assert.Single(await _stage.Connect().Announcer.AnnounceAsync([video], PlexStage.Token));
}
