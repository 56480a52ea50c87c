using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.MediaServers.Tests.Emby;

public sealed class EmbyAuditTests : EmbyTest
{
    private const string Chapters = "ExtractChapterImagesDuringLibraryScan";
    private const string Trickplay = "ExtractTrickplayImagesDuringLibraryScan";
    private const string Monitor = "EnableRealtimeMonitor";

    private void UseOldOptions() => Library.Options = new JsonObject { [Monitor] = false, [Chapters] = true, ["SaveSubtitlesWithMedia"] = true };

    [Fact]
    public async Task Only_switches_of_libraries_with_videos_are_looked_at_and_only_those_that_exist()
    {
        UseOldOptions();
        Emby.AddLibrary("Records", "music", "/em/music");

        IReadOnlyList<HealthIssue> issues = await Connect().Flags!.CheckAsync(Token);

        Assert.Equal([(Chapters, false), (Monitor, true)], issues.Select(issue => (issue.Flag, issue.Recommended)));
        Assert.All(issues, issue => Assert.Equal(Library.Id, issue.LibraryId));
    }

    [Fact]
    public async Task Setting_one_switch_sends_all_options_back_with_nothing_else_changed()
    {
        UseOldOptions();

        IReadOnlyDictionary<string, string> results = await Connect().Flags!.ApplyRecommendedAsync([Monitor], Token);

        Assert.Equal([KeyValuePair.Create($"{Library.Id}:{Monitor}", "ok")], results);
        JsonNode sent = JsonNode.Parse(Assert.Single(Emby.Requests, request => request.Endpoint == "LibraryOptions").Body)!;
        JsonNode expected = JsonNode.Parse($$$"""{"Id":"{{{Library.Id}}}","LibraryOptions":{"{{{Monitor}}}":true,"{{{Chapters}}}":true,"SaveSubtitlesWithMedia":true}}""")!;
        Assert.True(JsonNode.DeepEquals(expected, sent));
    }

    [Fact]
    public async Task A_switch_that_nobody_knows_is_not_written()
    {
        IReadOnlyDictionary<string, string> results = await Connect().Flags!.ApplyAsync([new FlagChange("EnableRealtimeMonitr", true, null)], Token);

        Assert.StartsWith("error:", results[":EnableRealtimeMonitr"], StringComparison.Ordinal);
        Assert.Equal(0, Emby.Calls["LibraryOptions"]);
    }

    [Fact]
    public async Task What_the_server_does_not_keep_is_an_error()
    {
        UseOldOptions();
        Emby.Faults.On("POST /Library/VirtualFolders/LibraryOptions", Fault.Status(204));

        IReadOnlyDictionary<string, string> results = await Connect().Flags!.ApplyRecommendedAsync([Monitor], Token);

        Assert.StartsWith("error:", results[$"{Library.Id}:{Monitor}"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_can_not_be_asked_is_not_called_healthy()
    {
        Emby.Faults.On("/Library/VirtualFolders", Fault.Status(403));

        await Assert.ThrowsAsync<ServerUnauthorizedException>(() => Connect().Flags!.CheckAsync(Token));
    }

    [Fact]
    public async Task Stopping_Embys_own_images_touches_no_music_and_invents_no_switch()
    {
        UseOldOptions();
        FakeLibrary music = Emby.AddLibrary("Records", "music", "/em/music");

        IReadOnlyDictionary<string, string> results = await Connect().Extraction!.SetAsync(false, null, Token);

        Assert.Equal([KeyValuePair.Create(Library.Id, "ok")], results);
        Assert.False(Library.IsOn(Chapters));
        Assert.DoesNotContain(Trickplay, Assert.Single(Emby.Requests, request => request.Endpoint == "LibraryOptions").Body, StringComparison.Ordinal);
        Assert.False(music.IsOn(Chapters));
        Assert.Equal(1, (await Connect().Extraction!.ReadAsync(Token)).Count(ExtractionState.Stopped));
    }

    [Fact]
    public async Task A_library_that_is_not_there_is_an_error()
    {
        IReadOnlyDictionary<string, string> results = await Connect().Extraction!.SetAsync(true, [Library.Id, "nowhere"], Token);

        Assert.Equal("ok", results[Library.Id]);
        Assert.StartsWith("error:", results["nowhere"], StringComparison.Ordinal);
        Assert.True(Library.IsOn(Chapters) && Library.IsOn(Trickplay));
    }

    [Fact]
    public async Task The_task_gets_a_trigger_at_three_and_loses_it()
    {
        IScheduledTrickplay task = Connect().ScheduledTrickplay!;

        await task.SetAsync(true, Token);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"Type":"DailyTrigger","TimeOfDayTicks":108000000000}]"""), JsonNode.Parse(Emby.Requests.Single(request => request.Endpoint == "TaskTriggers").Body)));
        Assert.Equal(1, (await task.ReadAsync(Token))?.Triggers);
        await task.SetAsync(false, Token);
        Assert.Equal(0, (await task.ReadAsync(Token))?.Triggers);
    }

    [Fact]
    public async Task A_task_that_never_runs_is_critical_and_can_be_mended()
    {
        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);

        ReadinessCheck check = Assert.Single(report.Sections.Single(section => section.Id == "scheduled_trickplay").Checks);
        Assert.Equal((false, Severity.Critical, FixDirection.Enable), (check.Ok, check.Severity, check.FixAction));
        Assert.False(report.OverallOk);

        await Connect().ScheduledTrickplay!.SetAsync(true, Token);
        Assert.True((await Connect().Readiness!.CheckAsync(Token)).OverallOk);
    }

    [Fact]
    public async Task Only_recommended_findings_leave_the_whole_well()
    {
        UseOldOptions();
        await Connect().ScheduledTrickplay!.SetAsync(true, Token);

        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);

        Assert.Contains(report.Sections.SelectMany(section => section.Checks), check => !check.Ok);
        Assert.Contains(report.Sections.SelectMany(section => section.Checks), check => check.Id == "trickplay_flag_unavailable");
        Assert.True(report.OverallOk);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_nothing_else()
    {
        Emby.Faults.Everywhere(Fault.Unauthorized());

        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);

        Assert.Equal(["connection"], report.Sections.Select(section => section.Id));
        Assert.False(report.OverallOk);
        Assert.Equal(1, Emby.Calls.Total);
    }

    [Fact]
    public async Task Libraries_that_can_not_be_read_are_a_finding()
    {
        Emby.Faults.On("/Library/VirtualFolders", Fault.Status(403));

        ReadinessReport report = await Connect().Readiness!.CheckAsync(Token);

        Assert.Contains(report.Sections.SelectMany(section => section.Checks), check => check is { Id: "libraries_readable", Ok: false });
    }
}
