using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Jellyfin;

namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>Documents that have to be sent back whole.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    private JellyfinBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_whole_configuration_with_a_change_is_kept()
    {
        var document = JsonNode.Parse((await _bench.JsonAsync("System/Configuration")).GetRawText())!;
        document["TrickplayOptions"]!["TileWidth"] = 8;
        document["TrickplayOptions"]!["WidthResolutions"] = new JsonArray(320, 480);

        Assert.Equal(204, await _bench.PostAsync("System/Configuration", document.ToJsonString()));

        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse((await _bench.JsonAsync("System/Configuration")).GetRawText())));
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Settings_that_are_dropped_go_back_to_their_defaults()
    {
        _bench.Server.Configuration["LogFileRetentionDays"] = 30;
        _bench.Server.Configuration["TrickplayOptions"]!["JpegQuality"] = 50;

        Assert.Equal(204, await _bench.PostAsync("System/Configuration", """{"ServerName":"Den","TrickplayOptions":{"Interval":5000}}"""));

        var trickplay = (await _bench.JsonAsync("System/Configuration")).GetProperty("TrickplayOptions");
        Assert.Equal((5000, 90), (trickplay.GetProperty("Interval").GetInt32(), trickplay.GetProperty("JpegQuality").GetInt32()));
        Assert.Equal(3, _bench.Server.Configuration["LogFileRetentionDays"]!.GetValue<int>());
        Assert.Contains(_bench.Server.Violations, violation => violation.Problem.Sentence.Contains("'TrickplayOptions.JpegQuality'", StringComparison.Ordinal));
        Assert.Contains(_bench.Server.Violations, violation => violation.Problem.Sentence.Contains("'LogFileRetentionDays'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Library_options_sent_back_whole_are_kept()
    {
        var folder = (await _bench.JsonAsync("Library/VirtualFolders"))[0];
        var options = JsonNode.Parse(folder.GetProperty("LibraryOptions").GetRawText())!;
        options[JellyfinOptions.Extract] = true;

        Assert.Equal(204, await _bench.PostAsync("Library/VirtualFolders/LibraryOptions", new JsonObject { ["Id"] = _bench.Library.Id, ["LibraryOptions"] = options }.ToJsonString()));

        Assert.True(_bench.Library.IsOn(JellyfinOptions.Extract));
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Library_options_that_are_dropped_or_invented_are_recorded()
    {
        _bench.Switch(extract: true, onScan: true, withMedia: true);

        Assert.Equal(204, await _bench.PostAsync("Library/VirtualFolders/LibraryOptions", new JsonObject
        {
            ["Id"] = _bench.Library.Id,
            ["LibraryOptions"] = new JsonObject { ["EnableRealtimeMonitor"] = false, ["EnableTrickplay"] = true },
        }.ToJsonString()));

        Assert.False(_bench.Library.IsOn(JellyfinOptions.Extract));
        Assert.False(_bench.Library.Options.ContainsKey("EnableTrickplay"));
        Assert.Contains(_bench.Server.Violations, violation => violation.Problem.Sentence.Contains($"'{JellyfinOptions.Extract}'", StringComparison.Ordinal));
        Assert.Contains(_bench.Server.Violations, violation => violation.Problem.Sentence.Contains("'EnableTrickplay'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Triggers_of_a_task_are_replaced()
    {
        var task = _bench.Server.FindTask("RefreshTrickplayImages");
        Assert.Equal(108_000_000_000, (long)task.Triggers[0]!["TimeOfDayTicks"]!);

        Assert.Equal(204, await _bench.PostAsync($"ScheduledTasks/{task.Id}/Triggers", "[]"));

        Assert.Empty(task.Triggers);
        _bench.Server.ThrowIfViolated();
    }
}
