using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PreviewForge.Tests.App.Automation.Webhooks.Receiving;

namespace PreviewForge.Tests.App.Http;

/// <summary>Webhooks as they come over the wire.</summary>
public sealed class WebhooksApiTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private const string Secret = "reef-canary-secret";

    private const string Test = """{"eventType":"Test"}""";

    /// <summary>Written anew before each test, because some change it.</summary>
    public ValueTask InitializeAsync() => new(WriteSettingsAsync(isEnabled: true));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("radarr")]
    [InlineData("sonarr")]
    [InlineData("sportarr")]
    [InlineData("custom")]
    [InlineData("plex")]
    [InlineData("incoming")]
    [InlineData("server/films")]
    public async Task Without_a_secret_nobody_comes_in(string address)
    {
        Reply reply = await PostAsync(address, "nonsense", headers: ("X-Nothing", "1"));

        Assert.Equal((401, "Authentication required", "UNAUTHORIZED"), (reply.Status, reply.Text("error"), reply.Text("code")));
        Assert.False(reply.Body.GetProperty("success").GetBoolean());
    }

    [Theory]
    [InlineData("", "X-Auth-Token", Secret)]
    [InlineData("", "X-Auth-Token", RunningApp.Token)]
    [InlineData("", "Authorization", "Bearer " + Secret)]
    [InlineData("", "Authorization", "Basic OnJlZWYtY2FuYXJ5LXNlY3JldA==")]
    [InlineData("", "Authorization", "Basic c29uYXJyOmhhcmJvdXItbGFudGVybi00Mg==")]
    [InlineData("?token=" + Secret, "X-Nothing", "1")]
    [InlineData("?token=" + Secret, "Authorization", "Bearer of.another.proxy")]
    public async Task Any_way_of_showing_the_secret_lets_in(string query, string header, string value)
    {
        Reply reply = await PostAsync($"radarr{query}", Test, headers: (header, value));

        Assert.Equal((200, """{"success":true,"message":"Radarr webhook configured successfully"}"""), (reply.Status, reply.Body.GetRawText()));
    }

    [Fact]
    public async Task The_secret_of_webhooks_opens_nothing_else()
        => Assert.Equal(401, (await app.SendAsync(HttpMethod.Get, "/api/jobs", null, ("X-Auth-Token", Secret))).Status);

    [Fact]
    public async Task No_secret_is_ever_printed()
    {
        await PostAsync($"radarr?token={Secret}&server_id=ghost", Test, headers: ("X-Nothing", "1"));
        await PostAsync("radarr?token=wrong-canary", Test, headers: ("X-Nothing", "1"));

        Assert.DoesNotContain(Secret, app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-canary", app.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    public async Task Other_methods_reach_nothing(string method)
    {
        using HttpResponseMessage response = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/api/webhooks/radarr?token={Secret}"), AppBox.Soon);

        Assert.Contains((int)response.StatusCode, new[] { 404, 405 });
    }

    [Theory]
    [InlineData("radarr", "not json", 400, """{"error":"Invalid or missing JSON body","code":"VALIDATION_ERROR","success":false}""")]
    [InlineData("radarr", """{"eventType":"Grab"}""", 200, """{"success":true,"message":"Ignored event: Grab"}""")]
    [InlineData("radarr", """{"eventType":"Download","movie":{"title":"Kelp"},"movieFile":["bad"]}""", 200, """{"success":true,"message":"Ignored 'Kelp' download: no file path in payload"}""")]
    [InlineData("sonarr", """{"eventType":"Download","series":{"title":"Tidepool","path":"/tv/Tidepool"},"episodes":[{"seasonNumber":1,"episodeNumber":5},{"seasonNumber":1,"episodeNumber":6}],"episodeFile":{"relativePath":"Season 01/t.mkv"}}""", 202, """{"success":true,"message":"Processing queued for 'Tidepool S01E05, S01E06'"}""")]
    [InlineData("sportarr", """{"eventType":"OnDownload","eventTitle":"Regatta","filePath":"/sport/r.mkv"}""", 202, """{"success":true,"message":"Processing queued for 'Regatta'"}""")]
    [InlineData("custom", """{"file_path":"/m/a.mkv","file_paths":["/m/./a.mkv","/m/b.mkv",7]}""", 202, """{"success":true,"message":"Processing queued for 2 files"}""")]
    [InlineData("custom", """{"title":"x"}""", 400, """{"error":"Payload must include 'file_path' (string) or 'file_paths' (array of strings)","code":"VALIDATION_ERROR","success":false}""")]
    [InlineData("server/ghost", """{"path":"/m/x.mkv"}""", 404, """{"status":"ignored","reason":"server 'ghost' not configured","code":"NOT_FOUND"}""")]
    public async Task Answers_are_as_they_are_documented(string address, string body, int status, string expected)
    {
        Reply reply = await PostAsync(address, body);

        Assert.Equal((status, expected), (reply.Status, reply.Body.GetRawText()));
    }

    [Fact]
    public async Task An_import_makes_one_job_however_often_it_is_announced()
    {
        const string Kelp = """{"eventType":"Download","movie":{"title":"Kelp","folderPath":"/films/Kelp"},"movieFile":{"relativePath":"Kelp.mkv"}}""";

        Assert.Equal((202, "Processing queued for 'Kelp'"), Message(await PostAsync("radarr", Kelp)));
        Reply again = await PostAsync("radarr", Kelp, HttpMethod.Put);

        Assert.Equal(200, again.Status);
        Assert.Contains("already announced", again.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"event":"media.play"}""", 200, "message", "Ignored event: media.play")]
    [InlineData("""{"event":"test.ping"}""", 200, "message", "Plex webhook endpoint reachable")]
    [InlineData("""{"event":"library.new","Metadata":{"title":"Reef"}}""", 400, "error", "Missing Metadata.ratingKey")]
    [InlineData("""{"event":"library.new","Metadata":{"ratingKey":"77","type":"movie","title":"Reef","year":2019,"Media":[{"Part":[{"file":"/d/reef.mkv"}]}]}}""", 202, "message", "Processing queued for 'Reef (2019)'")]
    public async Task Plex_is_answered(string payload, int status, string member, string text)
    {
        Reply reply = await PostAsync($"plex?token={Secret}", Multipart.Of(("payload", payload)), type: Multipart.Type, headers: ("X-Nothing", "1"));

        Assert.Equal((status, text), (reply.Status, reply.Text(member)));
    }

    [Theory]
    [InlineData("incoming", """{"hello":1}""", 400, "unknown")]
    [InlineData("incoming", """{"NotificationType":"PlaybackStart","ServerId":"jf-1"}""", 202, "jellyfin")]
    [InlineData("server/srv-off", """{"path":"/m/x.mkv"}""", 202, "path")]
    public async Task The_router_says_what_it_ignores(string address, string body, int status, string kind)
    {
        Reply reply = await PostAsync(address, body);

        Assert.Equal((status, "ignored", kind), (reply.Status, reply.Text("status"), reply.Text("kind")));
    }

    [Fact]
    public async Task The_router_queues_a_path_once()
    {
        Reply first = await PostAsync("incoming", """{"path":"/m/new.mkv","regenerate":"yes"}""");
        Reply second = await PostAsync("incoming", """{"path":"/m/new.mkv","regenerate":"yes"}""");

        Assert.Equal((202, "queued", "path", "/m/new.mkv"), (first.Status, first.Text("status"), first.Text("kind"), first.Text("canonical_path")));
        Assert.True(Guid.TryParse(first.Text("job_id"), out _));
        Assert.Equal((202, "ignored_duplicate"), (second.Status, second.Text("status")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_longer_than_a_mebibyte_is_refused(bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/incoming?token={Secret}") { Content = new ByteArrayContent(new byte[(1024 * 1024) + 1]) };
        request.Headers.TransferEncodingChunked = isChunked;

        using HttpResponseMessage response = await app.Client.SendAsync(request, AppBox.Soon);

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Equal("PAYLOAD_TOO_LARGE", JsonDocument.Parse(await response.Content.ReadAsStringAsync(AppBox.Soon)).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task While_webhooks_are_off_only_tests_are_answered_as_ever()
    {
        await WriteSettingsAsync(isEnabled: false);

        Assert.Equal((200, "Webhooks disabled"), Message(await PostAsync("sportarr", """{"eventType":"Download","eventTitle":"R","filePath":"/s/off.mkv"}""")));
        Assert.Equal((200, "Sportarr webhook configured successfully"), Message(await PostAsync("sportarr", Test)));
    }

    [Fact]
    public async Task Settings_that_cannot_be_read_are_no_reason_to_lose_a_webhook()
    {
        await File.WriteAllTextAsync(Path.Combine(app.Config, "settings.json"), "{ broken", AppBox.Soon);

        Assert.Equal(503, (await PostAsync("custom", """{"file_path":"/m/later.mkv"}""")).Status);
    }

    private static (int Status, string? Message) Message(Reply reply) => (reply.Status, reply.Text("message"));

    private async Task<Reply> PostAsync(
        string address, string body, HttpMethod? method = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, $"/api/webhooks/{address}");
        foreach ((string name, string value) in headers.Length > 0 ? headers : [("X-Auth-Token", RunningApp.Token)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = new StringContent(body, Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage response = await app.Client.SendAsync(request, AppBox.Soon);
        string text = await response.Content.ReadAsStringAsync(AppBox.Soon);
        return new Reply((int)response.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default, new Dictionary<string, string>());
    }

    private Task WriteSettingsAsync(bool isEnabled) => File.WriteAllTextAsync(
        Path.Combine(app.Config, "settings.json"),
        $$"""
        {"webhook_secret": "{{Secret}}", "webhook_enabled": {{(isEnabled ? "true" : "false")}}, "media_servers": [
          {"id": "films", "type": "folder", "name": "Films", "output": {"formats": ["bif"]} },
          {"id": "srv-off", "type": "emby", "name": "Off", "enabled": false, "url": "http://127.0.0.1:9", "auth": {"api_key": "x"} }]}
        """,
        AppBox.Soon);
}
