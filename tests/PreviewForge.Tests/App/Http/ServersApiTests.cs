using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

public sealed class ServersApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_server_lives_from_its_creation_to_its_removal()
    {
        Reply created = await app.SendAsync(HttpMethod.Post, "/api/servers", Plex("life"));
        Reply clash = await app.SendAsync(HttpMethod.Post, "/api/servers", Plex("life"));
        Reply changed = await app.SendAsync(HttpMethod.Put, "/api/servers/life", """{"name": "Loft", "auth": {"token": "***REDACTED***"}}""");
        Reply patched = await app.SendAsync(HttpMethod.Patch, "/api/servers/life", """{"timeout": 5}""");
        Reply listed = await app.SendAsync(HttpMethod.Get, "/api/servers");
        Reply deleted = await app.SendAsync(HttpMethod.Delete, "/api/servers/life");
        Reply gone = await app.SendAsync(HttpMethod.Get, "/api/servers/life");

        Assert.Equal((201, "***REDACTED***"), (created.Status, created.Body.GetProperty("auth").GetProperty("token").GetString()));
        Assert.Equal((409, "CONFLICT"), (clash.Status, clash.Text("code")));
        Assert.Equal((200, "Loft", 5), (changed.Status, patched.Text("name"), patched.Number("timeout")));
        Assert.Contains(listed.Body.GetProperty("servers").EnumerateArray(), server => server.GetProperty("id").GetString() == "life");
        Assert.Equal((200, "life"), (deleted.Status, deleted.Text("deleted")));
        Assert.Equal((404, "NOT_FOUND"), (gone.Status, gone.Text("code")));
    }

    [Theory]
    [InlineData("""{"enabled": true}""", 200)]
    [InlineData("""{"enabled": "true"}""", 400)]
    [InlineData("""{"enabled": 1}""", 400)]
    [InlineData("""{"enabled": null}""", 400)]
    [InlineData(null, 400)]
    public async Task Enabling_takes_true_and_false_alone(string? body, int status)
        => Assert.Equal(status, (await app.SendAsync(HttpMethod.Patch, "/api/servers/films/enabled", body)).Status);

    [Theory]
    [InlineData("POST", "test-connection")]
    [InlineData("POST", "refresh-libraries")]
    [InlineData("GET", "output-status?path=/m/a.mkv")]
    [InlineData("GET", "health-check")]
    [InlineData("POST", "health-check/apply")]
    [InlineData("POST", "vendor-extraction")]
    [InlineData("GET", "vendor-extraction/status")]
    [InlineData("POST", "scheduled-trickplay")]
    [InlineData("GET", "previews-readiness")]
    [InlineData("GET", "trickplay-readiness")]
    [InlineData("POST", "trickplay-fix-all")]
    [InlineData("POST", "trickplay-options/sync")]
    [InlineData("POST", "install-plugin")]
    [InlineData("POST", "uninstall-plugin")]
    public async Task A_disabled_server_answers_409_and_an_unknown_one_404_on_every_route_that_would_contact_it(string method, string route)
    {
        string id = $"off-{Guid.NewGuid():N}";
        await app.SendAsync(HttpMethod.Post, "/api/servers", Plex(id));

        Reply off = await app.SendAsync(new HttpMethod(method), $"/api/servers/{id}/{route}");
        Reply unknown = await app.SendAsync(new HttpMethod(method), $"/api/servers/ghost/{route}");

        Assert.Equal((409, "CONFLICT", true), (off.Status, off.Text("code"), off.Body.GetProperty("disabled").GetBoolean()));
        Assert.Equal((off.Text("error"), false), (off.Text("message"), off.Body.GetProperty("ok").GetBoolean()));
        Assert.Equal((404, "Server not found", false), (unknown.Status, unknown.Text("error"), unknown.Body.GetProperty("ok").GetBoolean()));
    }

    [Fact]
    public async Task The_folder_server_is_asked_like_any_other()
    {
        Reply test = await app.SendAsync(HttpMethod.Post, "/api/servers/films/test-connection");
        Reply refreshed = await app.SendAsync(HttpMethod.Post, "/api/servers/films/refresh-libraries");
        Reply status = await app.SendAsync(HttpMethod.Get, $"/api/servers/films/output-status?path={Uri.EscapeDataString(Path.Combine(app.Media, "a.mkv"))}");
        Reply readiness = await app.SendAsync(HttpMethod.Get, "/api/servers/films/previews-readiness");
        Reply states = await app.SendAsync(HttpMethod.Get, "/api/system/media-servers");
        Reply libraries = await app.SendAsync(HttpMethod.Get, "/api/libraries?server_id=films");

        Assert.True(test.Body.GetProperty("ok").GetBoolean());
        Assert.Equal(("films", 1), (refreshed.Text("server_id"), refreshed.Number("count")));
        Assert.Equal(("folder", 1, false), (status.Text("server_type"), status.Body.GetProperty("missing_paths").GetArrayLength(), status.Body.GetProperty("exists").GetBoolean()));
        Assert.Equal(("folder", true), (readiness.Text("vendor"), readiness.Body.GetProperty("overall_ok").GetBoolean()));
        Assert.Equal((30, "connected"), (states.Number("ttl"), states.Body.GetProperty("servers").EnumerateArray().First(server => server.GetProperty("id").GetString() == "films").GetProperty("status").GetString()));
        Assert.Equal("all", libraries.Body.GetProperty("libraries")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Owners_come_with_their_steps()
    {
        Reply reply = await app.SendAsync(HttpMethod.Get, $"/api/servers/owners?path={Uri.EscapeDataString(Path.Combine(app.Media, "a.mkv"))}");

        JsonElement owner = reply.Body.GetProperty("owners")[0];
        Assert.Equal(("films", "all", app.Media), (owner.GetProperty("server_id").GetString(), owner.GetProperty("library_id").GetString(), owner.GetProperty("local_prefix").GetString()));
        Assert.Contains(reply.Body.GetProperty("steps").EnumerateArray(), step => step.GetProperty("verdict").GetString() == "holds");
    }

    [Theory]
    [InlineData("GET", "/api/servers/owners", null, "owners")]
    [InlineData("GET", "/api/media/search?q=a", null, "results")]
    [InlineData("GET", "/api/libraries?server_id=ghost", null, "libraries")]
    [InlineData("GET", "/api/libraries?url=http://169.254.169.254&token=x", null, "libraries")]
    [InlineData("POST", "/api/servers/test-connection", "{}", "ok")]
    [InlineData("POST", "/api/servers/films/vendor-extraction", "{}", "ok")]
    [InlineData("POST", "/api/servers", "{\"type\": \"plex\"}", "code")]
    [InlineData("POST", "/api/servers", "[]", "code")]
    [InlineData("POST", "/api/servers", null, "code")]
    public async Task A_refusal_has_the_envelope_and_what_the_route_promises(string method, string path, string? body, string member)
    {
        Reply reply = await app.SendAsync(new HttpMethod(method), path, body);

        Assert.InRange(reply.Status, 400, 404);
        Assert.Contains(reply.Text("code"), new[] { "VALIDATION_ERROR", "NOT_FOUND" });
        Assert.NotEmpty(reply.Text("error")!);
        Assert.True(reply.Body.TryGetProperty(member, out _));
    }

    [Theory]
    [InlineData("emby/password", "{}", "url is required")]
    [InlineData("jellyfin/password", "{\"url\": \"http://j\"}", "username is required")]
    [InlineData("jellyfin/password", "{\"url\": \"http://169.254.169.254\", \"username\": \"a\"}", "metadata")]
    [InlineData("jellyfin/password", "{\"url\": \"http://j\", \"username\": \"a\", \"verify_ssl\": \"no\"}", "verify_ssl must be")]
    [InlineData("jellyfin/quick-connect/initiate", null, "url is required")]
    [InlineData("jellyfin/quick-connect/poll", "{\"url\": \"http://j\"}", "secret is required")]
    [InlineData("jellyfin/quick-connect/exchange", "{\"url\": \"http://j\", \"secret\": \" \"}", "secret is required")]
    public async Task Signing_in_says_what_is_missing(string flow, string? body, string message)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, $"/api/servers/auth/{flow}", body);

        Assert.Equal((400, false), (reply.Status, reply.Body.GetProperty("ok").GetBoolean()));
        Assert.Contains(message, reply.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emby/password")]
    [InlineData("jellyfin/password")]
    [InlineData("jellyfin/quick-connect/initiate")]
    [InlineData("jellyfin/quick-connect/exchange")]
    public async Task A_server_that_nobody_answers_for_is_an_answer_that_is_not_ok(string flow)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, $"/api/servers/auth/{flow}", """{"url": "http://127.0.0.1:9", "username": "ada", "password": "pw-canary", "secret": "qc-canary"}""");

        Assert.Equal((200, false, "no-store"), (reply.Status, reply.Body.GetProperty("ok").GetBoolean(), reply.Headers["Cache-Control"]));
        Assert.DoesNotContain("canary", reply.Body.GetRawText() + app.Output, StringComparison.Ordinal);
    }

    private static string Plex(string id) => JsonSerializer.Serialize(new
    {
        id, type = "plex", name = "Attic", url = "http://attic:32400", enabled = false, auth = new { method = "token", token = "t" },
    });
}
