using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class JellyfinAuditTests : JellyfinTest
{
    private async Task<IReadOnlyList<ReadinessCheck>> ChecksAsync() => [.. (await Connect().Readiness!.CheckAsync(Token)).Sections.SelectMany(section => section.Checks)];

    [Theory]
    [InlineData(true, true, "Recommended", true)]
    [InlineData(true, false, null, true)]
    [InlineData(false, false, "Critical", false)]
    [InlineData(false, true, null, true)]
    public async Task Extraction_on_scan_is_advised_by_the_plugin(bool hasPlugin, bool onScan, string? issue, bool pluginIsWell)
    {
        await StartAsync(JellyfinRelease.V12, hasPlugin);
        Library.Set(JellyfinOptions.ExtractOnScan, onScan);

        IReadOnlyList<HealthIssue> issues = await Connect().Flags!.CheckAsync(Token);
        IReadOnlyList<ReadinessCheck> checks = await ChecksAsync();

        Assert.Equal(issue, issues.SingleOrDefault(found => found.Flag == JellyfinOptions.ExtractOnScan)?.Severity.ToString());
        Assert.Equal(pluginIsWell, checks.Single(check => check.Id == "plugin_installed").Ok);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Following_all_advice_makes_nothing_critical(bool hasPlugin)
    {
        await StartAsync(JellyfinRelease.V1011, hasPlugin);
        Library.Set(JellyfinOptions.Extract, false);
        Library.Set(JellyfinOptions.SaveWithMedia, false);
        Library.Set(JellyfinOptions.ExtractOnScan, hasPlugin);

        await Connect().Flags!.ApplyRecommendedAsync(null, Token);
        await Connect().Extraction!.SetAsync(false, null, Token);
        await Connect().TrickplayOptions!.SyncAsync(Token);

        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);
        Assert.True(report.OverallOk, string.Join('\n', report.Sections.SelectMany(section => section.Checks).Where(check => !check.Ok).Select(check => $"{check.Id}: {check.Reason}")));
        Assert.Equal(!hasPlugin, Library.IsOn(JellyfinOptions.ExtractOnScan));
    }

    [Fact]
    public async Task Without_the_plugin_extraction_is_not_stopped_and_that_is_said()
    {
        await StartAsync(JellyfinRelease.V12);

        IReadOnlyDictionary<string, string> results = await Connect().Extraction!.SetAsync(false, null, Token);

        Assert.StartsWith("skipped:", results[Library.Id], StringComparison.Ordinal);
        Assert.True(Library.IsOn(JellyfinOptions.ExtractOnScan));
        ReadinessCheck check = (await ChecksAsync()).Single(found => found.Id == "vendor_extraction_state");
        Assert.Null(check.Actions.Disable);
    }

    [Fact]
    public async Task The_main_switch_needs_its_phrase_to_be_turned_off()
    {
        await StartAsync(JellyfinRelease.V12);

        Assert.Equal("disable trickplay", Connect().Flags!.Definitions.Single(flag => flag.Flag == JellyfinOptions.Extract).PhraseToTurnOff);
        CheckAction turnOff = (await ChecksAsync()).Single(check => check.Id == $"enable_trickplay:{Library.Id}").Actions.Disable!;
        Assert.Equal(("type", "disable trickplay"), (turnOff.Confirm.Kind, turnOff.Confirm.Phrase));
        Assert.All(Connect().Flags!.Definitions.Where(flag => flag.Flag != JellyfinOptions.Extract), flag => Assert.Null(flag.PhraseToTurnOff));
    }

    [Fact]
    public async Task Options_are_brought_into_step_with_nothing_else_changed()
    {
        await StartAsync(JellyfinRelease.V1011);
        Stage.Settings = Stage.Settings with { Output = new OutputSettings() };
        Server.Configuration = JsonNode.Parse("""{"ServerName":"Den","TrickplayOptions":{"TileWidth":8,"TileHeight":10,"Interval":10000,"WidthResolutions":[480],"JpegQuality":90},"LogFileRetentionDays":3}""")!.AsObject();

        OptionsChange change = await Connect().TrickplayOptions!.SyncAsync(Token);

        JsonNode expected = JsonNode.Parse("""{"ServerName":"Den","TrickplayOptions":{"TileWidth":10,"TileHeight":10,"Interval":10000,"WidthResolutions":[320,480],"JpegQuality":90},"LogFileRetentionDays":3}""")!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(Server.Requests.Single(request => request.Method == "POST").Body)));
        Assert.Equal(8, (int)change.Before["TileWidth"]!);
        Assert.Equal(10, (int)change.After["TileWidth"]!);
    }

    [Fact]
    public async Task Options_out_of_step_are_critical()
    {
        await StartAsync(JellyfinRelease.V1011);
        Server.Configuration["TrickplayOptions"]!["TileWidth"] = 8;

        ReadinessCheck check = (await ChecksAsync()).Single(found => found.Id == "trickplay_geometry");

        Assert.Equal((false, Severity.Critical, "sync_trickplay_options"), (check.Ok, check.Severity, check.Actions.Enable?.Action));
    }

    [Theory]
    [InlineData("10.9.11", false)]
    [InlineData("10.10.0", true)]
    [InlineData("10.11.2", true)]
    [InlineData("12.0.0-rc2", true)]
    [InlineData("nightly", true)]
    public async Task A_version_before_10_10_is_critical(string version, bool isWell)
    {
        await StartAsync(JellyfinRelease.V1011);
        Server.Version = version;

        Assert.Equal(isWell, (await ChecksAsync()).Single(check => check.Id == "server_version").Ok);
    }

    [Fact]
    public async Task The_task_is_needed_exactly_without_the_plugin()
    {
        await StartAsync(JellyfinRelease.V12);
        await Connect().ScheduledTrickplay!.SetAsync(false, Token);
        ReadinessCheck without = (await ChecksAsync()).Single(check => check.Id == "scheduled_trickplay_task");
        Server.Install(FakePackage.Bridge);
        ReadinessCheck with = (await ChecksAsync()).Single(check => check.Id == "scheduled_trickplay_task");

        Assert.Equal((false, Severity.Critical, FixDirection.Enable), (without.Ok, without.Severity, without.FixAction));
        Assert.True(with.Ok);
        await Connect().ScheduledTrickplay!.SetAsync(true, Token);
        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);
        ReadinessCheck needless = Assert.Single(report.Sections.Single(section => section.Id == "scheduled_trickplay").Checks);
        Assert.Equal((false, Severity.Recommended, FixDirection.Disable), (needless.Ok, needless.Severity, needless.FixAction));
    }

    [Fact]
    public async Task The_data_folder_must_be_Jellyfins()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        UseDataFolder();
        ReadinessReport wrong = await Connect().Readiness!.CheckAsync(Token);
        Assert.Equal("wrong folder", (string?)wrong.Sections.Single(section => section.Id == "jellyfin_config_folder").Checks[0].Current);
        Assert.False(wrong.OverallOk);

        Stage.Folder.Make("jellyfin/plugins");
        ReadinessReport right = await Connect().Readiness!.CheckAsync(Token);
        Assert.Equal("writable", (string?)right.Sections.Single(section => section.Id == "jellyfin_config_folder").Checks[0].Current);

        Stage.Settings = Stage.Settings with { Output = Stage.Settings.Output with { JellyfinConfigFolder = "/nowhere/at/all" } };
        ReadinessReport missing = await Connect().Readiness!.CheckAsync(Token);
        Assert.Equal("missing", (string?)missing.Sections.Single(section => section.Id == "jellyfin_config_folder").Checks[0].Current);
    }

    [Fact]
    public async Task A_server_that_is_starting_is_asked_nothing_else()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.IsLoading = true;

        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);

        Assert.Equal(["connection"], report.Sections.Select(section => section.Id));
        Assert.DoesNotContain(Server.Requests, request => request.Path != "/System/Info");
    }

    [Fact]
    public async Task Libraries_that_can_not_be_read_are_critical_and_so_is_a_missing_plugin()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Faults.On("/Library/VirtualFolders", Fault.Status(403));

        IReadOnlyList<ReadinessCheck> checks = await ChecksAsync();

        Assert.Contains(checks, check => check is { Id: "libraries_readable", Ok: false, Severity: Severity.Critical });
        Assert.Contains(checks, check => check is { Id: "plugin_installed", Ok: false });
    }

    [Fact]
    public async Task An_old_plugin_is_named_as_such()
    {
        await StartAsync(JellyfinRelease.V1011);
        Server.Install(FakePackage.Bridge with { Version = "10.11.0.2", SaysTrickplayRoot = false });

        ReadinessCheck check = (await ChecksAsync()).Single(found => found.Id == "plugin_installed");

        Assert.Equal("10.11.0.2 (old)", (string?)check.Current);
        Assert.True(check.Ok);
    }
}
