using System.Text;
using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

public sealed class SecretsTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly string[] Secrets = [RunningApp.Token, RunningApp.StorageKey];

    [Fact]
    public async Task No_answer_log_or_file_holds_a_secret_whatever_goes_wrong()
    {
        var said = new StringBuilder();
        string job = await SubmitAsync();
        (HttpMethod Method, string Path, string? Body)[] requests =
        [
            (HttpMethod.Get, "/api/health", null),
            (HttpMethod.Get, "/api/system/status", null),
            (HttpMethod.Get, "/api/jobs?page=0", null),
            (HttpMethod.Get, $"/api/jobs/{job}", null),
            (HttpMethod.Get, $"/api/jobs/{job}/files", null),
            (HttpMethod.Post, "/api/jobs/manual", "{ broken"),
            (HttpMethod.Post, "/api/jobs/manual", JsonSerializer.Serialize(new { file_paths = new[] { $"/{RunningApp.StorageKey.ToLowerInvariant()}" } })),
            (HttpMethod.Post, $"/api/jobs/{job}/cancel", null),
            (HttpMethod.Get, $"/api/jobs/{job}/logs", null),
        ];
        foreach ((HttpMethod method, string path, string? body) in requests)
        {
            said.AppendLine((await app.SendAsync(method, path, body)).Body.GetRawText());
        }

        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, said.ToString(), StringComparison.Ordinal));
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, app.Output, StringComparison.Ordinal));
        foreach (string file in Directory.EnumerateFiles(app.Config, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            string content = Encoding.Latin1.GetString(await ReadSharedAsync(file));
            Assert.All(Secrets, secret => Assert.False(content.Contains(secret, StringComparison.Ordinal), $"{file} holds a secret"));
        }
    }

    /// <summary>It has to be in the settings and their backups, from which it is sent; nobody else may see it.</summary>
    [Fact]
    public async Task A_media_servers_credential_is_in_the_settings_and_nowhere_else()
    {
        const string Canary = "canary-of-a-media-server-91";
        var said = new StringBuilder();
        foreach ((string type, string key) in new[] { ("emby", "api_key"), ("jellyfin", "access_token") })
        {
            string entry = $$"""{"id": "{{type}}", "type": "{{type}}", "name": "N", "url": "http://127.0.0.1:9", "timeout": 2, "auth": {"{{key}}": "{{Canary}}", "user_id": "u"} }""";
            said.AppendLine((await app.SendAsync(HttpMethod.Post, "/api/servers", entry)).Body.GetRawText());
            foreach ((string method, string path, string? body) in Requests(type, entry))
            {
                said.AppendLine((await app.SendAsync(new HttpMethod(method), path, body)).Body.GetRawText());
            }
        }

        Assert.Contains("***REDACTED***", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, app.Output, StringComparison.Ordinal);
        string[] holders = [.. await FilesWithAsync(Canary)];
        Assert.All(holders, file => Assert.StartsWith("settings.json", file, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Method, string Path, string? Body)> Requests(string id, string entry) =>
    [
        ("POST", "/api/servers", entry),
        ("GET", "/api/servers", null),
        ("GET", $"/api/servers/{id}", null),
        ("PUT", $"/api/servers/{id}", """{"auth": {"method": "token"}}"""),
        ("PATCH", $"/api/servers/{id}", """{"url": "http://127.0.0.1:10"}"""),
        ("PATCH", $"/api/servers/{id}", """{"timeout": 1}"""),
        ("POST", "/api/servers/test-connection", entry),
        ("POST", $"/api/servers/{id}/test-connection", null),
        ("POST", $"/api/servers/{id}/refresh-libraries", null),
        ("GET", $"/api/servers/{id}/health-check", null),
        ("POST", $"/api/servers/{id}/health-check/apply", null),
        ("GET", $"/api/servers/{id}/previews-readiness", null),
        ("POST", $"/api/servers/{id}/vendor-extraction", """{"scan_extraction": false}"""),
        ("GET", $"/api/servers/{id}/vendor-extraction/status", null),
        ("POST", $"/api/servers/{id}/scheduled-trickplay", """{"enabled": true}"""),
        ("POST", $"/api/servers/{id}/trickplay-fix-all", null),
        ("GET", $"/api/servers/{id}/trickplay-readiness", null),
        ("GET", "/api/servers/owners?path=/m/a.mkv", null),
        ("GET", "/api/system/media-servers", null),
        ("GET", "/api/libraries", null),
        ("GET", "/api/media/search?q=kelp", null),
        ("GET", "/api/settings", null),
    ];

    private async Task<List<string>> FilesWithAsync(string secret)
    {
        List<string> names = [];
        foreach (string file in Directory.EnumerateFiles(app.Config, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            if (Encoding.Latin1.GetString(await ReadSharedAsync(file)).Contains(secret, StringComparison.Ordinal))
            {
                names.Add(Path.GetFileName(file));
            }
        }

        return names;
    }

    [Theory]
    [InlineData("GET", "/api/jobs?page=99999999999999999999&per_page=-2147483648", null)]
    [InlineData("GET", "/api/jobs/..%2f..%2fetc%2fpasswd/logs", null)]
    [InlineData("GET", "/api/jobs/%27%3B%20DROP%20TABLE%20jobs%3B--/files?search=%00%25_&outcome=%F0%9F%92%A9", null)]
    [InlineData("POST", "/api/jobs/manual", """{"file_paths": ["/a\u0000b"]}""")]
    [InlineData("POST", "/api/jobs/manual", """{"file_paths": ["\ud800"]}""")]
    [InlineData("POST", "/api/jobs/manual", """{"file_paths": [7, null]}""")]
    [InlineData("POST", "/api/jobs/manual", """{"file_paths": ["relative/../../x", "C:\\Windows"]}""")]
    public async Task Strange_requests_are_answered_in_JSON_and_tell_nothing_of_the_inside(string method, string path, string? body)
    {
        Reply reply = await app.SendAsync(new HttpMethod(method), path, body);

        Assert.InRange(reply.Status, 200, 499);
        Assert.DoesNotContain("Exception", reply.Body.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", reply.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_of_5000_characters_is_refused()
    {
        string path = $"{app.Media}/{new string('x', 5000)}";

        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", JsonSerializer.Serialize(new { file_paths = new[] { path } }));

        Assert.Equal((400, "A path is longer than 4096 characters"), (reply.Status, reply.Text("error")));
    }

    private async Task<string> SubmitAsync()
    {
        string video = Path.Combine(app.Media, "secret.mkv");
        await File.WriteAllTextAsync(video, "", TestContext.Current.CancellationToken);
        return (await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", JsonSerializer.Serialize(new { file_paths = new[] { video } }))).Text("id")!;
    }

    /// <summary>The app has its files open.</summary>
    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }
}
