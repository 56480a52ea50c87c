using PreviewForge.Contracts.Work;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.MediaServers.Tests.Fakes.Plex;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Where the BIF of a video goes (vector V5).</summary>
public sealed class PlexPlansTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await PlexStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task The_BIF_lies_in_the_bundle_that_the_hash_names()
    {
        _stage.Settings = _stage.Settings with { Output = _stage.Settings.Output with { Width = 480, FrameInterval = 5 } };

        var ready = Assert.IsType<ServerPlan.Ready>(await PlanAsync(PlexStage.LocalFilm));

        OutputPlan plan = Assert.Single(ready.Outputs);
        Assert.Equal($"{_stage.DataFolder}/Media/localhost/c/0ffee1234567890c0ffee1234567890c0ffee12.bundle/Contents/Indexes/index-sd.bif", plan.Target);
        Assert.Equal(("attic", OutputFormat.Bif, 480, 5), (plan.ServerId, plan.Format, plan.Width, plan.IntervalSeconds));
        Assert.Equal($"{_stage.DataFolder}/Media/localhost", plan.RequiredFolder);
        Assert.Equal("501", ready.ItemId);
    }

    [Fact]
    public async Task The_interval_of_all_servers_counts_where_the_server_has_none()
    {
        IReadOnlyList<ServerPlan> plans = await _stage.Connect(interval: 7).Plans.PlanAsync([new PlanRequest(PlexStage.LocalFilm, null)], PlexStage.Token);

        Assert.Equal(7, Assert.IsType<ServerPlan.Ready>(plans[0]).Outputs[0].IntervalSeconds);
    }

    [Fact]
    public async Task A_version_that_Plex_has_not_analysed_waits_and_gets_no_other_versions_place()
    {
        var pending = Assert.IsType<ServerPlan.Pending>(await PlanAsync(PlexStage.LocalFilm4K));

        Assert.Equal((PendingCause.NotIndexed, "501"), (pending.Cause, pending.ItemId));
    }

    [Fact]
    public async Task A_file_that_Plex_does_not_have_waits_for_it()
    {
        var pending = Assert.IsType<ServerPlan.Pending>(await PlanAsync("/media/films/Nobody/Nobody.mkv"));

        Assert.Equal(PendingCause.NotInLibrary, pending.Cause);
    }

    [Fact]
    public async Task Without_a_data_folder_there_is_never_a_plan_and_no_call()
    {
        _stage.Settings = _stage.Settings with { Output = new OutputSettings() };

        var never = Assert.IsType<ServerPlan.Never>(await PlanAsync(PlexStage.LocalFilm));

        Assert.Contains("Media/localhost", never.Reason, StringComparison.Ordinal);
        Assert.Empty(_stage.Server.Requests);
    }

    [Fact]
    public async Task A_rescan_asks_for_no_hash_again()
    {
        AddMany(300);
        List<PlanRequest> listed = await ListAsync();
        Assert.All(await _stage.Connect().Plans.PlanAsync(listed, PlexStage.Token), plan => Assert.IsType<ServerPlan.Ready>(plan));
        Assert.Equal(300, _stage.Server.Calls[PlexCalls.Tree]);
        _stage.Server.Forget();

        IReadOnlyList<ServerPlan> again = await _stage.Connect().Plans.PlanAsync(listed, PlexStage.Token);

        Assert.All(again, plan => Assert.IsType<ServerPlan.Ready>(plan));
        Assert.Equal(0, _stage.Server.Calls.Total);
    }

    [Fact]
    public async Task A_replaced_file_is_asked_about_again()
    {
        ServerItem item = new() { ItemId = "501", RemotePath = PlexFixture.Film, PartId = "21", Size = 100 };
        await _stage.Connect().Plans.PlanAsync([new PlanRequest(PlexStage.LocalFilm, item)], PlexStage.Token);
        _stage.Server.Analyse(PlexFixture.Film, "beef00");

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync([new PlanRequest(PlexStage.LocalFilm, item with { Size = 101 })], PlexStage.Token);

        Assert.Equal(_stage.Bundle("beef00"), Assert.IsType<ServerPlan.Ready>(plans[0]).Outputs[0].Target);
    }

    [Fact]
    public async Task Hashes_that_the_listing_tells_cost_no_call_and_those_of_other_versions_are_not_taken()
    {
        BundleHash[] listed = [new("aaaa", PlexFixture.Film)];
        PlanRequest film = new(PlexStage.LocalFilm, new ServerItem { ItemId = "501", RemotePath = PlexFixture.Film, Bundles = listed });
        PlanRequest film4K = new(PlexStage.LocalFilm4K, new ServerItem { ItemId = "501", RemotePath = PlexFixture.Film4K, Bundles = listed });

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync([film, film4K], PlexStage.Token);

        Assert.Equal(_stage.Bundle("aaaa"), Assert.IsType<ServerPlan.Ready>(plans[0]).Outputs[0].Target);
        Assert.Equal(PendingCause.NotIndexed, Assert.IsType<ServerPlan.Pending>(plans[1]).Cause);
        Assert.Equal((1, 1), (_stage.Server.Calls.Total, _stage.Server.Calls[PlexCalls.Tree]));
    }

    [Fact]
    public async Task Versions_of_one_item_share_one_call()
    {
        _stage.Server.Analyse(PlexFixture.Film4K, "abcd");
        PlanRequest[] both = [.. await FilesAsync("501")];

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync(both, PlexStage.Token);

        Assert.Equal([_stage.Bundle(PlexFixture.FilmHash), _stage.Bundle("abcd")], plans.Select(plan => Assert.IsType<ServerPlan.Ready>(plan).Outputs[0].Target));
        Assert.Equal(1, _stage.Server.Calls[PlexCalls.Tree]);
    }

    [Fact]
    public async Task A_revoked_token_costs_one_call_for_a_whole_batch()
    {
        AddMany(50);
        List<PlanRequest> listed = await ListAsync();
        _stage.Server.RevokeToken(_stage.Server.Options.Token);
        _stage.Server.Forget();

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync(listed, PlexStage.Token);

        Assert.All(plans, plan => Assert.Equal(PendingCause.Unreachable, Assert.IsType<ServerPlan.Pending>(plan).Cause));
        Assert.Equal(1, _stage.Server.Calls.Total);
    }

    [Fact]
    public async Task A_server_that_is_away_is_not_asked_for_each_path()
    {
        _stage.Server.RevokeToken(_stage.Server.Options.Token);

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync([.. Enumerable.Range(0, 40).Select(number => new PlanRequest($"/media/films/{number}/a.mkv", null))], PlexStage.Token);

        Assert.All(plans, plan => Assert.Contains("401", Assert.IsType<ServerPlan.Pending>(plan).Reason, StringComparison.Ordinal));
        Assert.Equal(1, _stage.Server.Calls.Total);
    }

    [Fact]
    public async Task One_item_that_Plex_stumbles_over_holds_up_none_of_the_others()
    {
        AddMany(20);
        List<PlanRequest> listed = await ListAsync();
        _stage.Server.Faults.On($"GET /library/metadata/{listed[4].Item!.ItemId}/tree", Fault.Html());

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync(listed, PlexStage.Token);

        Assert.Equal(19, plans.OfType<ServerPlan.Ready>().Count());
        Assert.Equal(PendingCause.Unreachable, Assert.IsType<ServerPlan.Pending>(plans[4]).Cause);
    }

    [Fact]
    public async Task An_item_that_is_gone_waits_to_be_found_again()
    {
        PlanRequest[] both = [.. await FilesAsync("501")];
        _stage.Server.Remove(501);

        IReadOnlyList<ServerPlan> plans = await _stage.Connect().Plans.PlanAsync(both, PlexStage.Token);

        Assert.All(plans, plan => Assert.Equal(PendingCause.NotInLibrary, Assert.IsType<ServerPlan.Pending>(plan).Cause));
    }

    private void AddMany(int count)
    {
        _stage.Server.AddSection(PlexSection.Movies("9", "Many", "/pms/many"));
        _stage.Server.AddMovies("9", "/pms/many", count);
    }

    private async Task<ServerPlan> PlanAsync(string path) => (await _stage.Connect().Plans.PlanAsync([new PlanRequest(path, null)], PlexStage.Token))[0];

    private async Task<IEnumerable<PlanRequest>> FilesAsync(string id) => (await _stage.Connect().Catalog.FilesOfAsync(id, PlexStage.Token)).Select(RequestOf);

    private async Task<List<PlanRequest>> ListAsync()
    {
        List<PlanRequest> requests = [];
        await foreach (ItemPage page in _stage.Connect().Catalog.ListItemsAsync(new ListingRequest(new LibrarySettings("9", "Many", [], true, "movie")), null, PlexStage.Token))
        {
            requests.AddRange(page.Items.Select(RequestOf));
        }

        return requests;
    }

    private static PlanRequest RequestOf(ServerItem item) => new(item.RemotePath.Replace("/pms", "/media", StringComparison.Ordinal), item);
}
