using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>Passwords, Quick Connect and API keys.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private JellyfinBench _bench = null!;
    private TestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await JellyfinBench.StartAsync(JellyfinBench.Release("10.11"));
        _bench.Server.AddUser("ada", "pw");
        _client = new TestClient(_bench.Server);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _bench.DisposeAsync();
    }

    internal static async Task<string> SignInAsync(TestClient client, string user, string device)
    {
        var reply = await client.SendAsync("POST", "Users/AuthenticateByName", TestClient.Json($$"""{"Username":"{{user}}","Pw":"pw"}"""), Header(device));
        Assert.Equal(200, reply.Status);
        return reply.Json.GetProperty("AccessToken").GetString()!;
    }

    [Fact]
    public async Task A_second_login_of_a_device_ends_its_first_token()
    {
        var first = await SignInAsync(_client, "ada", "tv");
        var other = await SignInAsync(_client, "ada", "phone");
        var second = await SignInAsync(_client, "ada", "tv");

        Assert.Equal([401, 200, 200], await StatusesAsync(first, other, second));
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_wrong_password_gets_401_in_plain_text()
    {
        var reply = await _client.SendAsync("POST", "Users/AuthenticateByName", TestClient.Json("""{"Username":"ada","Pw":"no"}"""), Header("tv"));

        Assert.Equal((401, "text/plain", "Error processing request."), (reply.Status, reply.MediaType, reply.Text));
        _bench.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("MediaBrowser Client=\"c\", Device=\"d\", DeviceId=\"i\"")]
    [InlineData("MediaBrowser Client=\"c\", Device=\"d\", Version=\"1\"")]
    [InlineData("Bearer x")]
    public async Task A_login_without_all_parts_of_the_header_gets_400(string header)
    {
        var reply = await _client.SendAsync("POST", "Users/AuthenticateByName", TestClient.Json("""{"Username":"ada","Pw":"pw"}"""), ("Authorization", header));

        Assert.Equal(400, reply.Status);
        Assert.Equal(ViolationKind.WrongHeader, Assert.Single(_bench.Server.Violations).Problem.Kind);
    }

    [Fact]
    public async Task Quick_Connect_gives_a_token_once_the_code_is_approved()
    {
        var begun = (await _client.SendAsync("POST", "QuickConnect/Initiate", null, Header("tv"))).Json;
        var (code, secret) = (begun.GetProperty("Code").GetString()!, begun.GetProperty("Secret").GetString()!);
        Assert.Equal((6, 64), (code.Length, secret.Length));
        Assert.False((await _client.GetAsync($"QuickConnect/Connect?secret={secret}")).Json.GetProperty("Authenticated").GetBoolean());
        Assert.Equal(401, (await ExchangeAsync(secret)).Status);

        var ada = _bench.Server.AddUser("eve", "");
        Assert.True(_bench.Server.Approve(code, ada));

        Assert.True((await _client.GetAsync($"QuickConnect/Connect?secret={secret}")).Json.GetProperty("Authenticated").GetBoolean());
        var reply = await ExchangeAsync(secret);
        Assert.Equal(ada.Id, reply.Json.GetProperty("User").GetProperty("Id").GetString());
        Assert.Equal([200], await StatusesAsync(reply.Json.GetProperty("AccessToken").GetString()!));
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Quick_Connect_under_the_same_device_ends_the_token_of_the_password()
    {
        var first = await SignInAsync(_client, "ada", "tv");
        var begun = (await _client.SendAsync("POST", "QuickConnect/Initiate", null, Header("tv"))).Json;
        var approval = await _client.SendAsync("POST", $"QuickConnect/Authorize?code={begun.GetProperty("Code").GetString()}", null, Token(first));
        Assert.Equal("true", approval.Text);

        await ExchangeAsync(begun.GetProperty("Secret").GetString()!);

        Assert.Equal([401], await StatusesAsync(first));
    }

    [Fact]
    public async Task Quick_Connect_forgets_a_request_after_a_while()
    {
        var secret = (await _client.SendAsync("POST", "QuickConnect/Initiate", null, Header("tv"))).Json.GetProperty("Secret").GetString();

        _bench.Clock.Advance(TimeSpan.FromMinutes(10));

        var reply = await _client.GetAsync($"QuickConnect/Connect?secret={secret}");
        Assert.Equal((404, "Unknown secret"), (reply.Status, reply.Json.GetString()));
    }

    [Fact]
    public async Task Quick_Connect_that_is_off_begins_nothing()
    {
        _bench.Server.QuickConnectIsEnabled = false;

        Assert.Equal(401, (await _client.SendAsync("POST", "QuickConnect/Initiate", null, Header("tv"))).Status);
        Assert.Equal("false", (await _client.GetAsync("QuickConnect/Enabled")).Text);
    }

    [Fact]
    public async Task An_API_key_has_no_user()
    {
        Assert.Equal(400, (await _bench.Client.GetAsync("Users/Me")).Status);
        Assert.Contains("API key has no user", Assert.Single(_bench.Server.Violations).ToString(), StringComparison.Ordinal);

        Assert.Equal("ada", (await _client.GetAsync("Users/Me", Token(await SignInAsync(_client, "ada", "tv")))).Json.GetProperty("Name").GetString());
    }

    [Fact]
    public async Task A_new_API_key_is_found_in_the_list()
    {
        var reply = await _bench.Client.SendAsync("POST", "Auth/Keys?app=forge");
        Assert.Equal((204, ""), (reply.Status, reply.Text));

        var keys = (await _bench.JsonAsync("Auth/Keys")).GetProperty("Items").EnumerateArray().ToList();
        var added = Assert.Single(keys, key => key.GetProperty("AppName").GetString() == "forge");
        Assert.Equal([200], await StatusesAsync(added.GetProperty("AccessToken").GetString()!));
    }

    private Task<Reply> ExchangeAsync(string secret) =>
        _client.SendAsync("POST", "Users/AuthenticateWithQuickConnect", TestClient.Json($$"""{"Secret":"{{secret}}"}"""), Header("tv"));

    private async Task<List<int>> StatusesAsync(params string[] tokens)
    {
        List<int> statuses = [];
        foreach (var token in tokens)
        {
            statuses.Add((await _client.GetAsync("System/Info", Token(token))).Status);
        }

        return statuses;
    }

    private static (string, string) Header(string device) => ("Authorization", $"MediaBrowser Client=\"Forge\", Device=\"Box\", DeviceId=\"{device}\", Version=\"1.0\"");

    private static (string, string) Token(string token) => ("Authorization", $"MediaBrowser Token=\"{token}\"");
}
