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
