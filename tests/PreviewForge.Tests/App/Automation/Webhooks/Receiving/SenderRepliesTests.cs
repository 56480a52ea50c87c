using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;

namespace PreviewForge.Tests.App.Automation.Webhooks.Receiving;

/// <summary>What Radarr, Sonarr, Sportarr and scripts are answered at their addresses, to the letter.</summary>
public sealed class SenderRepliesTests : IDisposable
{
    private const string Kelp = """{"eventType":"Download","movie":{"title":"Kelp","folderPath":"/films/Kelp"},"movieFile":{"relativePath":"Kelp.mkv"}}""";

    private readonly WebhookBench _bench = new(WebhookBench.Servers);

    [Theory]
    [InlineData("radarr", "Radarr")]
    [InlineData("sonarr", "Sonarr")]
    [InlineData("sportarr", "Sportarr")]
    [InlineData("custom", "Custom")]
    public async Task A_test_is_answered_even_when_webhooks_are_off(string address, string name)
    {
        _bench.Write("""{"webhook_enabled": false}""");

        Answer answer = await _bench.PostAsync(address, """{"eventType":"Test"}""", "text/plain");

        Assert.Equal((200, $$"""{"success":true,"message":"{{name}} webhook configured successfully"}"""), (answer.Status, answer.Json));
        Assert.Equal((address, "Test", HistoryStatus.Test), Note(Assert.Single(_bench.Desk.Notes)));
    }

    [Theory]
    [InlineData("radarr", Kelp)]
    [InlineData("custom", """{"file_path":"/m/a.mkv"}""")]
    [InlineData("custom", """{"title":"x"}""")]
    public async Task Nothing_comes_of_a_webhook_while_they_are_off(string address, string body)
    {
        _bench.Write("""{"webhook_enabled": false}""");

        Answer answer = await _bench.PostAsync(address, body);

        Assert.Equal((200, """{"success":true,"message":"Webhooks disabled"}"""), (answer.Status, answer.Json));
        Assert.Equal(HistoryStatus.Disabled, Assert.Single(_bench.Desk.Notes).Status);
        Assert.Empty(_bench.Desk.Arrivals);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"eventType\":\"Test\",\"eventType\":\"Download\"}")]
    [InlineData("{\"eventType\":\"Test\"} x")]
    public async Task What_is_no_object_is_refused_and_leaves_no_line(string body)
    {
        Answer answer = await _bench.PostAsync("radarr", body);

        Assert.Equal((400, false, "Invalid or missing JSON body"), (answer.Status, answer.Body.GetProperty("success").GetBoolean(), answer.Text("error")));
        Assert.Empty(_bench.Desk.Notes);
    }

    [Theory]
    [InlineData("radarr", """{"eventType":"Grab"}""", "Ignored event: Grab", "Grab")]
    [InlineData("sonarr", """{"eventType":"Health","level":"warning"}""", "Ignored event: Health", "Health")]
    [InlineData("sonarr", """{"a":1}""", "Ignored event: unknown", "")]
    [InlineData("sonarr", """{"eventType":"a\nb"}""", "Ignored event: a b", "a b")]
    public async Task Other_events_are_ignored(string address, string body, string message, string name)
    {
        Answer answer = await _bench.PostAsync(address, body);

        Assert.Equal((200, message), (answer.Status, answer.Text("message")));
        Assert.Equal((address, name, HistoryStatus.Ignored), Note(Assert.Single(_bench.Desk.Notes)));
    }

    [Fact]
    public async Task An_import_is_queued()
    {
        Answer answer = await _bench.PostAsync("radarr", Kelp);

        Assert.Equal((202, """{"success":true,"message":"Processing queued for 'Kelp'"}"""), (answer.Status, answer.Json));
        Arrival arrival = Assert.Single(_bench.Desk.Arrivals);
        Assert.Equal(("radarr", "Download", "Kelp", "/films/Kelp/Kelp.mkv", null), (arrival.Source, arrival.EventType, arrival.Title, arrival.Paths[0], arrival.PinnedServerId));
        Assert.Empty(_bench.Desk.Notes);
    }

    [Fact]
    public async Task An_import_that_was_announced_before_is_called_a_duplicate()
    {
        await _bench.PostAsync("radarr", Kelp);

        Answer answer = await _bench.PostAsync("radarr", Kelp);

        Assert.Equal((200, "Ignored 'Kelp' download: already announced within the last 10 minutes"), (answer.Status, answer.Text("message")));
        Assert.Empty(_bench.Desk.Notes);
    }

    [Fact]
    public async Task An_import_without_a_path_says_so()
    {
        Answer answer = await _bench.PostAsync("radarr", """{"eventType":"Download","movie":{"title":"Kelp"},"movieFile":["bad"]}""");

        Assert.Equal((200, """{"success":true,"message":"Ignored 'Kelp' download: no file path in payload"}"""), (answer.Status, answer.Json));
        Assert.Equal(HistoryStatus.IgnoredNoPath, Assert.Single(_bench.Desk.Notes).Status);
    }

    [Theory]
    [InlineData("sonarr", """{"eventType":"Download","series":{"title":"Tidepool","path":"/tv/Tidepool"},"episodes":[{"seasonNumber":1,"episodeNumber":5},{"seasonNumber":1,"episodeNumber":6}],"episodeFile":{"relativePath":"Season 01/t.mkv"}}""", "Tidepool S01E05, S01E06", "/tv/Tidepool/Season 01/t.mkv")]
    [InlineData("sportarr", """{"eventType":"OnDownload","eventTitle":"Regatta","filePath":"/sport/r.mkv"}""", "Regatta", "/sport/r.mkv")]
    public async Task An_episode_is_queued_under_its_title(string address, string body, string title, string path)
    {
        Answer answer = await _bench.PostAsync(address, body);

        Assert.Equal((202, $"Processing queued for '{title}'"), (answer.Status, answer.Text("message")));
        Assert.Equal([path], Assert.Single(_bench.Desk.Arrivals).Paths);
    }

    [Theory]
    [InlineData("radarr", "radarr-rename", "Rename")]
    [InlineData("sonarr", "sonarr-rename", "Rename")]
    [InlineData("sonarr", "sonarr-file-delete", "EpisodeFileDelete")]
    [InlineData("radarr", "radarr-file-delete-upgrade", "MovieFileDelete")]
    [InlineData("sonarr", "sonarr-import-complete", "Download")]
    public async Task Whatever_changes_files_is_queued_under_its_event(string address, string sample, string name)
    {
        Answer answer = await _bench.PostAsync(address, Sample.Text(sample));

        Assert.Equal((202, name), (answer.Status, Assert.Single(_bench.Desk.Arrivals).EventType));
    }

    [Theory]
    [InlineData("""{"file_path":"/m/a.mkv","file_paths":["/m/./a.mkv","/m/b.mkv",7]}""", "2 files", "a.mkv")]
    [InlineData("""{"file_path":"D:\\m\\a.mkv","title":"Mine","eventType":"Done"}""", "1 file", "Mine")]
    public async Task A_script_is_told_how_many_files_are_queued(string body, string files, string title)
    {
        Answer answer = await _bench.PostAsync("custom", body);

        Assert.Equal((202, $$"""{"success":true,"message":"Processing queued for {{files}}"}"""), (answer.Status, answer.Json));
        Assert.Equal(title, Assert.Single(_bench.Desk.Arrivals).Title);
    }

    [Theory]
    [InlineData("""{"title":"x"}""")]
    [InlineData("""{"file_path":"relative.mkv","file_paths":"/m/a.mkv"}""")]
    [InlineData("""{"file_path":"/m/a\u0000.mkv"}""")]
    public async Task A_script_that_names_no_file_is_refused(string body)
    {
        Answer answer = await _bench.PostAsync("custom", body);

        Assert.Equal((400, "Payload must include 'file_path' (string) or 'file_paths' (array of strings)"), (answer.Status, answer.Text("error")));
        Assert.Equal(HistoryStatus.IgnoredNoPath, Assert.Single(_bench.Desk.Notes).Status);
    }

    [Fact]
    public async Task More_files_than_anybody_has_are_refused()
    {
        string files = string.Join(',', Enumerable.Range(0, 10_001).Select(file => $"\"/m/{file}\""));

        Assert.Equal(400, (await _bench.PostAsync("custom", $$"""{"file_paths":[{{files}}]}""")).Status);
        Assert.Empty(_bench.Desk.Arrivals);
    }

    [Fact]
    public async Task An_address_may_pin_a_server()
    {
        await _bench.PostAsync("radarr", Kelp, query: "?server_id=srv-plex");

        Assert.Equal("srv-plex", Assert.Single(_bench.Desk.Arrivals).PinnedServerId);
    }

    [Fact]
    public async Task A_pin_to_a_server_that_is_gone_counts_for_all_and_is_logged()
    {
        Answer answer = await _bench.PostAsync("radarr", Kelp, query: "?server_id=ghost&token=canary");

        Assert.Equal((202, null), (answer.Status, Assert.Single(_bench.Desk.Arrivals).PinnedServerId));
        Assert.Contains("ghost", _bench.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", _bench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_comes_of_a_pin_to_a_server_that_is_off()
    {
        Answer answer = await _bench.PostAsync("radarr", Kelp, query: "?server_id=srv-off");

        Assert.Equal((200, 0), (answer.Status, _bench.Desk.Arrivals.Count));
        Assert.Equal(("srv-off", HistoryStatus.Ignored), (Assert.Single(_bench.Desk.Notes).ServerId, _bench.Desk.Notes[0].Status));
    }

    public void Dispose() => _bench.Dispose();

    private static (string Source, string EventType, HistoryStatus Status) Note(HistoryEntry entry) => (entry.Source, entry.EventType, entry.Status);
}
