using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

/// <summary>Routes that set up webhooks, as far as plex.tv is not needed for them.</summary>
public sealed class PlexWebhookApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("GET", "plex_webhook/status?server_id=nobody", 404)]
    [InlineData("GET", "plex_webhook/status?server_id=films", 400)]
    [InlineData("POST", "plex_webhook/register", 404)]
    [InlineData("POST", "plex_webhook/unregister", 404)]
    [InlineData("POST", "plex_webhook/test", 404)]
    public async Task A_server_that_is_not_there_or_no_Plex_is_told_with_its_reason(string method, string route, int status)
    {
        Reply reply = await app.SendAsync(HttpMethod.Parse(method), $"/api/settings/{route}", method == "POST" ? """{"server_id": "nobody"}""" : null);

        Assert.Equal((status, "server_not_found", "server_not_found"), (reply.Status, reply.Text("reason"), reply.Text("error_reason")));
        Assert.NotEmpty(reply.Text("error")!);
    }

    [Fact]
    public async Task Without_a_Plex_server_there_is_no_token_and_the_address_is_the_one_for_all()
    {
        Reply status = await app.SendAsync(HttpMethod.Get, "/api/settings/plex_webhook/status");
        Reply register = await app.SendAsync(HttpMethod.Post, "/api/settings/plex_webhook/register", "{}");
        Reply unregister = await app.SendAsync(HttpMethod.Post, "/api/settings/plex_webhook/unregister");

        string url = new Uri(app.Client.BaseAddress!, "/api/webhooks/incoming").AbsoluteUri;
        Assert.Equal((200, "missing_token", url, url), (status.Status, status.Text("error_reason"), status.Text("public_url"), status.Text("default_url")));
        Assert.Equal((400, "missing_token", "VALIDATION_ERROR"), (register.Status, register.Text("reason"), register.Text("code")));
        Assert.Equal("""{"success":true,"server_id":null,"registered_in_plex":false}""", unregister.Body.GetRawText());
    }

    [Fact]
    public async Task The_test_goes_to_the_apps_own_endpoint_whatever_address_is_sent_and_says_what_it_proves()
    {
        Reply tested = await app.SendAsync(HttpMethod.Post, "/api/settings/plex_webhook/test", """{"public_url": "http://127.0.0.1:9/"}""");

        Assert.Equal((200, true, 200), (tested.Status, tested.Body.GetProperty("success").GetBoolean(), tested.Number("status_code")));
        Assert.Contains("only that the endpoint works on this machine", tested.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"server_id": 7}""")]
    [InlineData("""{"public_url": ["x"]}""")]
    [InlineData("[]")]
    public async Task A_body_of_another_kind_is_refused(string body)
        => Assert.Equal(400, (await app.SendAsync(HttpMethod.Post, "/api/settings/plex_webhook/register", body)).Status);

    [Theory]
    [InlineData("emby_webhook/info", 400)]
    [InlineData("emby_webhook/info?server_id=nobody", 404)]
    [InlineData("emby_webhook/info?server_id=films", 400)]
    [InlineData("jellyfin_webhook/info", 400)]
    public async Task Of_a_server_that_is_not_there_or_another_vendors_nothing_is_told(string route, int status)
        => Assert.Equal(status, (await app.SendAsync(HttpMethod.Get, $"/api/settings/{route}")).Status);

    [Theory]
    [InlineData("emby", false)]
    [InlineData("jellyfin", true)]
    public async Task What_a_person_needs_to_set_webhooks_up_is_told_without_the_credential(string vendor, bool hasHeaders)
    {
        string id = $"den-{vendor}";
        await app.SendAsync(HttpMethod.Post, "/api/servers", JsonSerializer.Serialize(new
        {
            id, type = vendor, name = "Den", url = "http://127.0.0.1:9", enabled = false, auth = new { method = "api_key", api_key = "k" },
        }));

        Reply info = await app.SendAsync(HttpMethod.Get, $"/api/settings/{vendor}_webhook/info?server_id={id}");

        string origin = app.Client.BaseAddress!.AbsoluteUri.TrimEnd('/');
        Assert.Equal((200, vendor, id, "Den"), (info.Status, info.Text("vendor"), info.Text("server_id"), info.Text("server_name")));
        Assert.Equal(($"{origin}/api/webhooks/incoming", $"{origin}/api/webhooks/server/{id}"), (info.Text("webhook_url"), info.Text("webhook_url_per_server")));
        Assert.Equal(("X-Auth-Token", "api_token"), (info.Text("auth_header_name"), info.Text("auth_token_source")));
        JsonElement plugin = info.Body.GetProperty("plugin");
        Assert.Equal(hasHeaders, plugin.GetProperty("supports_custom_headers").GetBoolean());
        Assert.NotEqual(0, plugin.GetProperty("config_steps").GetArrayLength());
        Assert.DoesNotContain(RunningApp.Token, info.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "plex_webhook/status")]
    [InlineData("POST", "plex_webhook/register")]
    [InlineData("POST", "plex_webhook/unregister")]
    [InlineData("POST", "plex_webhook/test")]
    [InlineData("GET", "emby_webhook/info?server_id=films")]
    [InlineData("GET", "jellyfin_webhook/info?server_id=films")]
    public async Task Nobody_without_the_token_gets_in(string method, string route)
        => Assert.Equal(401, (await app.SendAsync(HttpMethod.Parse(method), $"/api/settings/{route}", null, ("X-Nothing", "1"))).Status);

    [Theory]
    [InlineData("""{"playback_pause": true}""", 200)]
    [InlineData("""{"playback_pause": "yes"}""", 400)]
    public async Task The_switch_that_holds_work_for_people_who_watch_is_true_or_false(string body, int status)
    {
        await app.SendAsync(HttpMethod.Post, "/api/servers", """{"id": "den", "type": "emby", "name": "Den", "url": "http://127.0.0.1:9", "enabled": false, "auth": {"api_key": "t"}}""");

        Reply changed = await app.SendAsync(HttpMethod.Patch, "/api/servers/den", body);

        Assert.Equal(status, changed.Status);
        Assert.Equal(status == 200, changed.Body.TryGetProperty("playback_pause", out JsonElement shown) && shown.GetBoolean());
    }
}
