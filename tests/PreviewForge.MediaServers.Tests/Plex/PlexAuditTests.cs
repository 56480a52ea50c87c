using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Switches, Plex's own previews, readiness (vectors V10, V11).</summary>
public sealed class PlexAuditTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await PlexStage.StartAsync();
        _stage.Settings = _stage.Settings with { PathMappings = [] };
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Switches_that_stand_wrong_or_are_missing_are_told_and_set_and_no_others()
    {
        _stage.Server.SetPreference(new PlexSetting(PlexPreferences.WatchesFolders, false));
        _stage.Server.RemovePreference(PlexPreferences.ScansBySchedule);
        IServerFlags flags = _stage.Connect().Flags!;

        IReadOnlyList<HealthIssue> issues = await flags.CheckAsync(PlexStage.Token);
        IReadOnlyDictionary<string, string> results = await flags.ApplyRecommendedAsync(null, PlexStage.Token);

        Assert.Equal([(PlexPreferences.WatchesFolders, (bool?)false), (PlexPreferences.ScansBySchedule, null)], issues.Select(issue => (issue.Flag, issue.Current)));
        Assert.Equal([":FSEventLibraryUpdatesEnabled", ":ScheduledLibraryUpdatesEnabled"], results.Keys.Order());
        Assert.All(results.Values, result => Assert.Equal("ok", result));
        Assert.Equal(
            ["/:/prefs?FSEventLibraryUpdatesEnabled=true", "/:/prefs?ScheduledLibraryUpdatesEnabled=true"],
            _stage.Server.Requests.Where(request => request.Method == "PUT").Select(request => request.RawTarget));
        Assert.Empty(await flags.CheckAsync(PlexStage.Token));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData(1, true)]
    [InlineData("1", true)]
    [InlineData(false, false)]
    [InlineData("0", false)]
    [InlineData("false", false)]
    [InlineData("perhaps", null)]
    public async Task A_switch_is_read_in_every_way_that_servers_write_it(object value, bool? expected)
    {
        _stage.Server.SetPreference(new PlexSetting(PlexPreferences.WatchesFolders, value));

        IReadOnlyList<HealthIssue> issues = await _stage.Connect().Flags!.CheckAsync(PlexStage.Token);

        Assert.Equal(expected == true ? [] : [expected], issues.Select(issue => issue.Current));
    }

    [Fact]
    public async Task A_switch_that_does_not_exist_is_never_sent()
    {
        IReadOnlyDictionary<string, string> results = await _stage.Connect().Flags!.ApplyAsync(
            [new FlagChange("FSEventLibraryUpdatesEnabeld", true, null), new FlagChange(PlexPreferences.WatchesFolders, true, ["1"])], PlexStage.Token);

        Assert.StartsWith("error:", Assert.Single(results).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(_stage.Server.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task Switches_of_a_server_that_is_away_are_not_called_healthy()
    {
        _stage.Server.RevokeToken(_stage.Server.Options.Token);

        await Assert.ThrowsAsync<ServerUnauthorizedException>(() => _stage.Connect().Flags!.CheckAsync(PlexStage.Token));
        await Assert.ThrowsAsync<ServerUnauthorizedException>(() => _stage.Connect().Extraction!.ReadAsync(PlexStage.Token));
    }

    [Fact]
    public async Task Plexs_own_previews_are_read_and_stopped_library_by_library()
    {
        IVendorExtraction extraction = _stage.Connect().Extraction!;

        IReadOnlyDictionary<string, string> results = await extraction.SetAsync(false, ["1", "3", "77"], PlexStage.Token);

        Assert.Equal("ok", results["1"]);
        Assert.All(["3", "77"], id => Assert.StartsWith("error:", results[id], StringComparison.Ordinal));
        Assert.Equal(
            [("1", ExtractionState.Stopped), ("2", ExtractionState.Extracting)],
            (await extraction.ReadAsync(PlexStage.Token)).Libraries.Select(library => (library.Key, library.State)));
    }

    [Fact]
    public async Task A_library_with_an_agent_that_Plex_refuses_is_written_in_the_other_way()
    {
        _stage.Server.AddSection(PlexSection.Movies("5", "Custom", "/pms/custom") with { Agent = "com.x.custom", HasCustomAgent = true });

        IReadOnlyDictionary<string, string> results = await _stage.Connect().Extraction!.SetAsync(false, ["5"], PlexStage.Token);

        Assert.Equal("ok", results["5"]);
        Assert.Equal(
            ["/library/sections/5?agent=com.x.custom&prefs%5BenableBIFGeneration%5D=0", "/library/sections/5/prefs?enableBIFGeneration=0"],
            _stage.Server.Requests.Where(request => request.Method == "PUT").Select(request => request.RawTarget));
    }

    [Fact]
    public async Task A_library_that_does_not_tell_is_skipped_and_left_alone()
    {
        _stage.Server.AddSection(PlexSection.Movies("5", "Old", "/pms/old") with { Preferences = [] });
        IVendorExtraction extraction = _stage.Connect().Extraction!;

        IReadOnlyDictionary<string, string> results = await extraction.SetAsync(false, null, PlexStage.Token);

        Assert.StartsWith("skipped:", results["5"], StringComparison.Ordinal);
        Assert.Equal(1, (await extraction.ReadAsync(PlexStage.Token)).Count(ExtractionState.Skipped));
    }

    [Fact]
    public async Task A_server_in_order_is_ready()
    {
        await _stage.Connect().Extraction!.SetAsync(false, null, PlexStage.Token);

        ReadinessReport report = await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token);

        Assert.True(report.OverallOk);
        Assert.Equal(["connection", "version", "library_settings", "plex_config_folder", "vendor_extraction", "path_mappings"], report.Sections.Select(section => section.Id));
        Assert.All(report.Sections, section => Assert.True(section.Ok, section.Id));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_ready_and_is_asked_nothing_more()
    {
        _stage.Server.RevokeToken(_stage.Server.Options.Token);

        ReadinessReport report = await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token);

        Assert.False(report.OverallOk);
        Assert.Equal(["connection", "plex_config_folder", "path_mappings"], report.Sections.Select(section => section.Id));
        Assert.Contains("401", Check(report, "reachable").Reason, StringComparison.Ordinal);
        Assert.Single(_stage.Server.Requests);
    }

    [Fact]
    public async Task Settings_that_can_not_be_read_are_not_called_fine()
    {
        _stage.Server.Faults.On("GET /:/prefs", Fault.Status(403));
        _stage.Server.Faults.On("GET /library/sections", Fault.Status(403));

        ReadinessReport report = await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token);

        Assert.All(["fsevent_updates", "fsevent_partial", "scheduled_scan", "vendor_extraction_state"], id => Assert.False(Check(report, id).Ok, id));
    }

    [Fact]
    public async Task Each_library_where_Plex_makes_previews_has_a_row_with_the_way_to_stop_it()
    {
        ReadinessReport report = await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token);

        ReadinessCheck check = Check(report, "vendor_extraction:1");
        Assert.Equal((false, FixDirection.Disable, "1"), (check.Ok, check.FixAction, (string?)check.Actions.Disable!.Args["library_ids"]![0]));
        Assert.True(report.OverallOk);
    }

    [Theory]
    [InlineData("", "unset")]
    [InlineData("/no/such/folder", "missing")]
    [InlineData("/tmp", "missing")]
    public async Task A_data_folder_that_can_not_be_used_is_critical(string folder, string current)
    {
        _stage.Settings = _stage.Settings with { Output = new OutputSettings { PlexConfigFolder = folder } };

        ReadinessReport report = await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token);

        Assert.Equal(current, (string?)Check(report, "config_folder_writable").Current);
        Assert.False(report.OverallOk);
    }

    [Fact]
    public async Task Looking_at_the_data_folder_leaves_no_trace()
    {
        string localhost = Path.Combine(_stage.DataFolder, "Media", "localhost");
        DateTime before = Directory.GetLastWriteTimeUtc(localhost);

        await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token);

        Assert.Equal(before, Directory.GetLastWriteTimeUtc(localhost));
    }

    [Fact]
    public async Task Mappings_to_folders_that_are_not_there_are_named()
    {
        _stage.Settings = _stage.Settings with { PathMappings = [new PathMapping("/pms", "/no/such/disk", []), new PathMapping("/x", _stage.DataFolder, [])] };

        ReadinessCheck check = Check(await _stage.Connect().Readiness!.CheckAsync(PlexStage.Token), "path_mappings_valid");

        Assert.Equal((false, 1, 2, "/no/such/disk"), (check.Ok, (int?)check.Current, (int?)check.Recommended, (string?)check.Meta["broken"]![0]));
    }

    private static ReadinessCheck Check(ReadinessReport report, string id) => report.Sections.SelectMany(section => section.Checks).Single(check => check.Id == id);
}
