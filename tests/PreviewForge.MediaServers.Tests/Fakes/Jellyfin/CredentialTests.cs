using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>Which credentials which version takes.</summary>
public sealed class CredentialTests
{
    [Theory]
    [InlineData("Authorization", "MediaBrowser Token=\"{0}\"", 200, 200)]
    [InlineData("Authorization", "MediaBrowser Token={0}", 200, 200)]
    [InlineData("X-Emby-Token", "{0}", 200, 401)]
    [InlineData("X-MediaBrowser-Token", "{0}", 200, 401)]
    [InlineData("X-Emby-Authorization", "MediaBrowser Token=\"{0}\"", 200, 401)]
    [InlineData("Authorization", "Emby Token=\"{0}\"", 200, 401)]
    [InlineData("Authorization", "Bearer {0}", 401, 401)]
    public async Task A_header_is_taken_as_the_version_does(string header, string value, int on1011, int on12)
    {
        foreach (var (version, expected) in new[] { ("10.11", on1011), ("12", on12) })
        {
            await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
            using var client = new TestClient(bench.Server, (header, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, bench.Key)));

            Assert.Equal(expected, (await client.GetAsync("System/Info")).Status);
            Assert.Equal(expected == 401, bench.Server.Violations.Any(violation => violation.Problem.Kind == ViolationKind.WrongCredential));
        }
    }

    [Theory]
    [InlineData("System/Info?ApiKey={0}", 200, 200)]
    [InlineData("System/Info?api_key={0}", 200, 401)]
    [InlineData("emby/System/Info?ApiKey={0}", 200, 404)]
    public async Task A_query_is_taken_as_the_version_does(string target, int on1011, int on12)
    {
        foreach (var (version, expected) in new[] { ("10.11", on1011), ("12", on12) })
        {
            await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
            using var client = new TestClient(bench.Server);

            var reply = await client.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, target, bench.Key));

            Assert.Equal(expected, reply.Status);
            Assert.Equal(expected != 200, bench.Server.Violations.Count > 0);
        }
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_refused_without_blame()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));

        bench.Server.Revoke(bench.Key);

        Assert.Equal(401, (await bench.Client.GetAsync("System/Info")).Status);
        bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task Anybody_may_ask_who_the_server_is_and_whether_it_is_well()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        using var client = new TestClient(bench.Server);

        Assert.Equal("5a5a", (await client.GetAsync("System/Info/Public")).Json.GetProperty("Id").GetString());
        Assert.Equal("Healthy", (await client.GetAsync("health")).Text);
    }

    [Fact]
    public async Task A_user_who_is_no_administrator_may_not_see_the_settings()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Server.AddUser("bob", "pw", isAdministrator: false);
        using var client = new TestClient(bench.Server);
        var token = await LoginTests.SignInAsync(client, "bob", "device");

        Assert.Equal(403, (await client.GetAsync("System/Configuration", ("Authorization", $"MediaBrowser Token=\"{token}\""))).Status);
    }
}
