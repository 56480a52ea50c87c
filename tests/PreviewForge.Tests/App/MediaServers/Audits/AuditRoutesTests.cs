using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Audits;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Audits;

public sealed class AuditRoutesTests : IAsyncLifetime
{
    private readonly StubAudits _audits = new();
    private AppBox _box = null!;

    public async ValueTask InitializeAsync()
    {
        var jellyfin = new StubVendor(ServerType.Jellyfin)
        {
            Extend = connection => connection with
            {
                Flags = _audits, Extraction = _audits, ScheduledTrickplay = _audits, Readiness = _audits, Plugin = _audits, TrickplayOptions = _audits,
            },
        };
        _box = await StubVendor.OpenAsync(jellyfin, new StubVendor(ServerType.Plex));
        await _box.AddAsync(Entries.Plex("""{"id": "j", "type": "jellyfin", "auth": {"api_key": "x"}}"""));
        await _box.AddAsync(Entries.Plex());
    }

    public ValueTask DisposeAsync() => _box.DisposeAsync();

    [Fact]
    public async Task A_server_that_cannot_be_asked_is_not_called_healthy()
    {
        _audits.Failure = StubVendor.Away;

        await Assert.ThrowsAsync<ServerUnreachableException>(() => _box.Get<HealthAudit>().CheckAsync("j", AppBox.Soon));
        await Assert.ThrowsAsync<ServerUnreachableException>(() => _box.Get<ExtractionSwitch>().ReadAsync("j", AppBox.Soon));
    }

    [Fact]
    public async Task Nothing_is_set_when_one_row_is_wrong()
    {
        await Entries.RefusalAsync(400, () => _box.Get<HealthAudit>().ApplyAsync(
            "j", Entries.Json("""{"set": [{"flag": "Scan", "value": true}, {"flag": "Master", "value": false}]}"""), AppBox.Soon));

        Assert.Empty(_audits.Calls);
    }

    [Theory]
    [InlineData("ok", true)]
    [InlineData("error: 500", false)]
    public async Task Applying_is_ok_when_every_result_is(string result, bool isOk)
    {
        _audits.Results["1:Scan"] = result;

        Assert.Equal(isOk, (await _box.Get<HealthAudit>().ApplyAsync("j", [], AppBox.Soon)).Ok);
        Assert.Equal(["recommended all"], _audits.Calls);
    }

    [Fact]
    public async Task A_named_library_that_was_skipped_is_an_error_and_an_unnamed_one_is_not()
    {
        (_audits.Results["1"], _audits.Results["2"]) = ("ok", "skipped: no such switch");

        ExtractionAnswer all = await Extraction("""{"scan_extraction": false}""");
        ExtractionAnswer named = await Extraction("""{"scan_extraction": false, "library_ids": ["1", "2", "9"]}""");

        Assert.Equal((true, 1, 1, 0, 2, null), (all.Ok, all.OkCount, all.SkippedCount, all.ErrorCount, all.Total, all.Error));
        Assert.Equal((false, "2: skipped: no such switch; 9: no answer"), (named.Ok, named.Error));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"scan_extraction": "false"}""")]
    [InlineData("""{"scan_extraction": true, "library_ids": []}""")]
    [InlineData("""{"scan_extraction": true, "library_ids": [1]}""")]
    [InlineData("""{"scan_extraction": true, "library_ids": "1"}""")]
    public async Task An_extraction_body_that_is_wrong_changes_nothing(string body)
    {
        await Entries.RefusalAsync(400, () => Extraction(body));

        Assert.Empty(_audits.Calls);
    }

    [Fact]
    public async Task An_extraction_that_fails_is_an_answer_that_is_not_ok()
    {
        _audits.Failure = StubVendor.Away;

        ExtractionAnswer answer = await Extraction("""{"scan_extraction": true}""");

        Assert.Equal((false, StubVendor.Away.Message, 0), (answer.Ok, answer.Error, answer.Total));
    }

    [Fact]
    public async Task Extraction_is_counted_by_its_state()
    {
        ExtractionStatusAnswer status = await _box.Get<ExtractionSwitch>().ReadAsync("j", AppBox.Soon);

        Assert.Equal((1, 1, 1, 3, "jellyfin"), (status.ExtractingCount, status.StoppedCount, status.SkippedCount, status.Total, status.Vendor));
    }

    [Fact]
    public async Task Synchronising_the_options_applies_nothing_else()
    {
        OptionsAnswer answer = await _box.Get<TrickplaySetup>().SyncOptionsAsync("j", AppBox.Soon);

        Assert.Equal((true, """{"TileWidth":5}""", """{"TileWidth":10}"""), (answer.Ok, answer.Before!.ToJsonString(), answer.After!.ToJsonString()));
        Assert.Equal(["sync"], _audits.Calls);
    }

    [Theory]
    [InlineData("""{"install_plugin": false}""", "recommended all|sync")]
    [InlineData("{}", "install|recommended all|sync")]
    public async Task Fixing_all_takes_the_steps_in_order(string body, string calls)
    {
        PluginSteps steps = await _box.Get<TrickplaySetup>().FixAllAsync("j", Entries.Json(body), AppBox.Soon);

        Assert.True(steps.Ok);
        Assert.Equal(calls.Split('|'), _audits.Calls);
    }

    [Fact]
    public async Task Fixing_all_stops_when_the_plugin_cannot_be_installed()
    {
        _audits.Steps = new PluginSteps(false, [], "no repository");

        PluginSteps steps = await _box.Get<TrickplaySetup>().FixAllAsync("j", [], AppBox.Soon);

        Assert.Equal((false, "install_plugin: no repository"), (steps.Ok, steps.Error));
        Assert.Equal(["install"], _audits.Calls);
    }

    [Fact]
    public async Task A_plugin_that_is_there_is_not_installed_again()
    {
        _audits.Plugin = new PluginState(true, "1", "");

        await _box.Get<TrickplaySetup>().FixAllAsync("j", [], AppBox.Soon);

        Assert.DoesNotContain("install", _audits.Calls);
    }

    [Fact]
    public async Task What_a_vendor_does_not_have_is_refused()
    {
        await Entries.RefusalAsync(400, () => _box.Get<TrickplaySetup>().InstallAsync("attic", AppBox.Soon));
        await Entries.RefusalAsync(400, () => _box.Get<TrickplayTask>().SetAsync("attic", Entries.Json("""{"enabled": true}"""), AppBox.Soon));
        await Entries.RefusalAsync(400, () => _box.Get<LegacyTrickplayAudit>().CheckAsync("attic", AppBox.Soon));
        await Entries.RefusalAsync(400, () => _box.Get<HealthAudit>().CheckAsync("films", AppBox.Soon));
    }

    [Fact]
    public async Task Dismissing_twice_is_dismissing_once_and_the_row_says_so()
    {
        _audits.Report = new ReadinessReport("jellyfin", [new ReadinessSection("plugin", "Plugin", "plugin", [Check("plugin_installed"), Check("other")])]);
        JsonObject check = Entries.Json("""{"check_id": "plugin_installed"}""");

        await _box.Get<Dismissals>().SetAsync("j", check, true, AppBox.Soon);
        Assert.Equal(["plugin_installed"], await _box.Get<Dismissals>().SetAsync("j", check, true, AppBox.Soon));
        JsonArray checks = (await _box.Get<ReadinessAudits>().CheckAsync("j", AppBox.Soon))["sections"]![0]!["checks"]!.AsArray();

        Assert.True(checks[0]!["dismissed"]!.GetValue<bool>());
        Assert.False(checks[1]!.AsObject().ContainsKey("dismissed"));
        Assert.Empty(await _box.Get<Dismissals>().SetAsync("j", check, false, AppBox.Soon));
    }

    [Fact]
    public async Task A_report_is_shown_without_what_cannot_be_done()
    {
        var action = new CheckAction("install_plugin", [], Confirmation.Typed("go", "It restarts."));
        _audits.Report = new ReadinessReport("jellyfin", [new ReadinessSection("plugin", "Plugin", "plugin", [Check("plugin_installed") with { Ok = false, Actions = new(Enable: action), FixAction = FixDirection.Enable }])]);

        JsonObject report = await _box.Get<ReadinessAudits>().CheckAsync("j", AppBox.Soon);

        JsonObject check = report["sections"]![0]!["checks"]![0]!.AsObject();
        Assert.Equal("""{"enable":{"action":"install_plugin","args":{},"confirm":{"kind":"type","phrase":"go","body":"It restarts."}}}""", check["actions"]!.ToJsonString());
        Assert.Equal(("enable", "critical", false, "critical"), (check.TextOf("fix_action"), check.TextOf("severity"), report["overall_ok"]!.GetValue<bool>(), report["sections"]![0]!["severity"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_disabled_server_answers_409_in_the_shape_of_the_route()
    {
        await _box.Get<ServerRegistry>().SetEnabledAsync("j", false, AppBox.Soon);

        ApiException refusal = await Assert.ThrowsAsync<ApiException>(() => _box.Get<ReadinessAudits>().CheckAsync("j", AppBox.Soon));

        Assert.Equal(409, refusal.Status);
        Assert.Equal(
            $$"""{"overall_ok":false,"sections":[],"ok":false,"message":"{{refusal.Message}}","vendor":"jellyfin","disabled":true}""", refusal.More!.ToJsonString());
        Assert.NotEmpty(await _box.Get<Dismissals>().SetAsync("j", Entries.Json("""{"check_id": "x"}"""), true, AppBox.Soon));
    }

    [Fact]
    public async Task The_earlier_shape_of_the_audit_is_made_of_the_same_checks()
    {
        _audits.Report = new ReadinessReport(
            "jellyfin",
            [new ReadinessSection("x", "X", "x", [Check("server_version") with { Current = "10.11.2" }, Check("scan_extraction:1") with { Ok = false }, Check("trickplay_geometry")])]);

        LegacyTrickplayAnswer answer = await _box.Get<LegacyTrickplayAudit>().CheckAsync("j", AppBox.Soon);

        Assert.Equal(("10.11.2", "scan_nudge_pending", 1, true), (answer.Version.Value, answer.Plugin.Mode, answer.LibrarySettings.Issues.Count, answer.TrickplayOptions.Ok));
    }

    private Task<ExtractionAnswer> Extraction(string body) => _box.Get<ExtractionSwitch>().SetAsync("j", Entries.Json(body), AppBox.Soon);

    private static ReadinessCheck Check(string id) => new() { Id = id, Label = id, DocsAnchor = "x", Ok = true, Severity = Severity.Critical };
}
