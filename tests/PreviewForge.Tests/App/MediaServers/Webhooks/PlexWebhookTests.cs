using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex.Tv;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.MediaServers.Webhooks.Registration;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Webhooks;

/// <summary>Webhooks at plex.tv (vector V13).</summary>
public sealed class PlexWebhookTests
{
    private const string Ours = "https://mpg.example/api/webhooks/server/ab12";

    [Fact]
    public async Task Registering_replaces_what_is_old_of_ours_in_one_writing_and_leaves_what_is_others()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        box.Tv.AddWebhook("https://mpg.example/api/webhooks/plex?token=old");
        box.Tv.AddWebhook("https://other.example/hook");
        box.Tv.AddWebhook($"{Ours}/?token=older");

        JsonObject answer = await box.RegisterAsync("https://mpg.example/whatever/path?x=1");

        Assert.Equal(["https://other.example/hook", $"{Ours}?token={WebhookBox.Secret}"], box.Tv.Webhooks);
        Assert.Equal(1, box.Tv.Calls[PlexTvCalls.SetWebhooks]);
        Assert.Equal(
            $$"""{"success":true,"server_id":"ab12","registered_in_plex":true,"public_url":"{{Ours}}"}""",
            answer.ToJsonString());
    }

    [Fact]
    public async Task Registering_again_writes_nothing()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.RegisterAsync("https://mpg.example");

        await box.RegisterAsync("https://mpg.example");

        Assert.Equal(1, box.Tv.Calls[PlexTvCalls.SetWebhooks]);
    }

    [Fact]
    public async Task The_credential_is_in_what_plex_tv_gets_and_nowhere_else()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        JsonObject answer = await box.RegisterAsync("https://mpg.example");
        JsonObject status = await box.StatusAsync();
        await box.App.Get<ServerRegistry>().DeleteAsync("ab12", AppBox.Soon);

        Assert.DoesNotContain(WebhookBox.Secret, answer.ToJsonString() + status.ToJsonString() + box.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token", (string?)status["public_url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_typed_address_that_of_the_last_registration_counts_and_then_the_callers()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        JsonObject first = await box.RegisterAsync();
        await box.RegisterAsync("https://mpg.example:444");
        JsonObject third = await box.RegisterAsync();

        Assert.Equal("http://box:8080/api/webhooks/server/ab12", (string?)first["public_url"]);
        Assert.Equal("https://mpg.example:444/api/webhooks/server/ab12", (string?)third["public_url"]);
        Assert.Single(box.Tv.Webhooks);
    }

    [Fact]
    public async Task What_is_stored_is_the_address_without_credential_and_the_switch()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        await box.RegisterAsync("https://mpg.example");

        Assert.Equal((Ours, true), ((string?)box.Output["webhook_public_url"], (bool)box.Output["webhook_enabled"]!));
    }

    [Fact]
    public async Task Unregistering_takes_ours_away_whatever_its_credential_and_turns_the_switch_off()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.RegisterAsync("https://mpg.example");
        box.Tv.AddWebhook($"{Ours}?token=other");
        box.Tv.AddWebhook("https://other.example/hook");

        JsonObject answer = await box.Registration.UnregisterAsync("ab12", WebhookBox.Here, AppBox.Soon);
        await box.Registration.UnregisterAsync("ab12", WebhookBox.Here, AppBox.Soon);

        Assert.Equal(["https://other.example/hook"], box.Tv.Webhooks);
        Assert.Equal("""{"success":true,"server_id":"ab12","registered_in_plex":false}""", answer.ToJsonString());
        Assert.False((bool)box.Output["webhook_enabled"]!);
    }

    [Fact]
    public async Task Without_a_Plex_token_registering_is_refused_and_unregistering_succeeds_without_a_call()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.App.Get<SettingsStore>().UpdateAsync(json => StoredServers.Get(json, "ab12").Remove("auth"), AppBox.Soon);

        await AssertRefusedAsync(400, "missing_token", () => box.RegisterAsync());
        JsonObject gone = await box.Registration.UnregisterAsync(null, WebhookBox.Here, AppBox.Soon);
        JsonObject status = await box.StatusAsync();

        Assert.True((bool)gone["success"]!);
        Assert.Equal(("Plex token not configured", "missing_token"), ((string?)status["error"], (string?)status["error_reason"]));
        Assert.Empty(box.Tv.Requests);
    }

    [Theory]
    [InlineData("ftp://mpg.example")]
    [InlineData("mpg.example")]
    [InlineData("https://me:word@mpg.example")]
    public async Task An_address_that_Plex_could_not_call_is_refused(string url)
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        await AssertRefusedAsync(400, "missing_url", () => box.RegisterAsync(url));

        Assert.Empty(box.Tv.Requests);
    }

    [Fact]
    public async Task An_account_without_Plex_Pass_is_told_apart_from_a_token_that_is_not_good()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        box.Tv.HasPlexPass = false;
        await AssertRefusedAsync(403, "plex_pass_required", () => box.RegisterAsync());
        JsonObject poor = await box.StatusAsync();

        box.Tv.RevokeToken(new FakePlexTvOptions().Token);
        await AssertRefusedAsync(502, "unauthorized", () => box.RegisterAsync());
        JsonObject unknown = await box.StatusAsync();

        Assert.Equal((false, "plex_pass_required"), ((bool?)poor["has_plex_pass"], (string?)poor["error_reason"]));
        Assert.Equal((null, "unauthorized"), ((bool?)unknown["has_plex_pass"], (string?)unknown["error_reason"]));
        Assert.Empty(box.Output);
    }

    [Fact]
    public async Task A_plex_tv_that_breaks_is_no_lack_of_Plex_Pass()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        box.Tv.Faults.When(request => request.Method == "POST", Fault.Status(500));

        await AssertRefusedAsync(502, "unknown", () => box.RegisterAsync());
    }

    [Theory]
    [InlineData("nobody", 404)]
    [InlineData("films", 400)]
    public async Task A_server_that_is_not_there_or_no_Plex_is_refused(string id, int status)
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        await AssertRefusedAsync(status, "server_not_found", () => box.RegisterAsync(server: id));
        await AssertRefusedAsync(status, "server_not_found", () => box.App.Get<PlexWebhookStatus>().ShowAsync(id, WebhookBox.Here, AppBox.Soon));
    }

    [Fact]
    public async Task The_state_names_the_address_and_whether_plex_tv_has_it()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        JsonObject before = await box.StatusAsync();
        await box.RegisterAsync("https://mpg.example");

        JsonObject after = await box.StatusAsync();

        Assert.Equal((false, false, "http://box:8080/api/webhooks/server/ab12"), ((bool)before["enabled_in_settings"]!, (bool)before["registered_in_plex"]!, (string?)before["public_url"]));
        Assert.Equal(
            $$"""{"enabled_in_settings":true,"server_id":"ab12","server_name":"Attic","registered_in_plex":true,"public_url":"{{Ours}}","default_url":"http://box:8080/api/webhooks/server/ab12","has_plex_pass":true,"error":null,"error_reason":null,"warning":null}""",
            after.ToJsonString());
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:8080")]
    public async Task In_a_container_an_address_that_leads_Plex_to_itself_is_warned_of(string origin)
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        Assert.NotNull((string?)(await box.StatusAsync(origin))["warning"]);
        Assert.Null((await box.StatusAsync())["warning"]);
    }

    [Fact]
    public async Task A_deleted_server_is_unregistered_and_one_that_was_never_registered_asks_nobody()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.App.AddAsync(Entries.Plex("""{"id": "never", "url": "http://127.0.0.1:1", "server_identity": "known"}"""));
        await box.RegisterAsync("https://mpg.example");

        await box.App.Get<ServerRegistry>().DeleteAsync("ab12", AppBox.Soon);
        int calls = box.Tv.Calls.Total;
        await box.App.Get<ServerRegistry>().DeleteAsync("never", AppBox.Soon);

        Assert.Empty(box.Tv.Webhooks);
        Assert.Equal(calls, box.Tv.Calls.Total);
    }

    [Fact]
    public async Task A_server_is_deleted_even_when_plex_tv_refuses()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.RegisterAsync("https://mpg.example");
        box.Tv.RevokeToken(new FakePlexTvOptions().Token);

        await box.App.Get<ServerRegistry>().DeleteAsync("ab12", AppBox.Soon);

        Assert.Null(StoredServers.Find(box.App.Get<SettingsStore>().ReadJson(), "ab12"));
        Assert.Contains("may still be registered at plex.tv", box.Log.Text, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(int status, string reason, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(act);
        Assert.Equal((status, reason, false), (refused.Status, (string?)refused.More!["reason"], (bool)refused.More["success"]!));
    }
}
