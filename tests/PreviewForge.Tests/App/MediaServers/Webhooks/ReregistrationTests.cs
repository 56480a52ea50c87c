using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings.Editing;
using PreviewForge.FakeServers.Plex.Tv;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Webhooks;

public sealed class ReregistrationTests
{
    [Fact]
    public async Task A_new_secret_is_given_to_plex_tv_for_every_server_that_is_registered()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.RegisterAsync("https://mpg.example");

        await SaveAsync(box, """{"webhook_secret": "new & odd"}""");

        Assert.Equal(["https://mpg.example/api/webhooks/server/ab12?token=new%20%26%20odd"], box.Tv.Webhooks);
    }

    [Fact]
    public async Task Another_setting_or_the_same_secret_again_asks_nobody()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.RegisterAsync("https://mpg.example");
        int calls = box.Tv.Calls.Total;

        await SaveAsync(box, """{"thumbnail_quality": 3}""");
        await SaveAsync(box, $$"""{"webhook_secret": "{{WebhookBox.Secret}}"}""");

        Assert.Equal(calls, box.Tv.Calls.Total);
    }

    [Fact]
    public async Task A_server_that_was_never_registered_is_not_registered_by_a_new_secret()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        await SaveAsync(box, """{"webhook_secret": "another"}""");

        Assert.Empty(box.Tv.Requests);
    }

    [Fact]
    public async Task A_plex_tv_that_refuses_never_fails_the_save_and_the_log_says_what_to_do()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await box.RegisterAsync("https://mpg.example");
        box.Tv.RevokeToken(new FakePlexTvOptions().Token);

        await SaveAsync(box, """{"webhook_secret": "another-canary"}""");

        Assert.Equal("another-canary", (string?)box.App.Get<SettingsStore>().ReadJson()["webhook_secret"]);
        Assert.Contains("register it again", box.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("another-canary", box.Log.Text, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(WebhookBox box, string json)
    {
        SavedSettings saved = await box.App.Get<SettingsEditor>().SaveAsync(JsonNode.Parse(json)!.AsObject(), AppBox.Soon);
        await using var client = new RecordingDurableClient();
        await box.App.Get<SettingsFollowers>().TellAsync(saved.ChangedKeys, client, AppBox.Soon);
    }
}
