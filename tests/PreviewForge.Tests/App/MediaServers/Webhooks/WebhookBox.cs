using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreviewForge.FakeServers.Plex.Tv;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.MediaServers.Webhooks.Registration;
using PreviewForge.Functions.Settings;
using PreviewForge.Tests.App.Settings;

namespace PreviewForge.Tests.App.MediaServers.Webhooks;

/// <summary>The app with one Plex server (<c>ab12</c>), whose account is at a fake plex.tv, and the secret <c>s3</c> for webhooks.</summary>
internal sealed class WebhookBox : IAsyncDisposable
{
    /// <summary>Where callers of the API reach the app.</summary>
    public const string Here = "http://box:8080";

    public const string Secret = "s3-canary-pier";

    public FakePlexTv Tv { get; } = new();

    public LogKeeper Log { get; } = new();

    public AppBox App { get; private set; } = null!;

    public PlexWebhookRegistration Registration => App.Get<PlexWebhookRegistration>();

    public static async Task<WebhookBox> OpenAsync()
    {
        var box = new WebhookBox();
        await box.Tv.StartAsync(AppBox.Soon);
        box.App = await AppBox.OpenAsync(services =>
        {
            services.AddSingleton(new PlexTvAddress(box.Tv.Url)).AddSingleton(new Surroundings(IsContainer: true));
            services.AddLogging(logging => logging.AddProvider(box.Log));
        });
        await box.App.Get<SettingsStore>().UpdateAsync(
            json =>
            {
                json["webhook_secret"] = Secret;
                json["media_servers"]!.AsArray().Add(Entries.Plex($$"""{"id": "ab12", "auth": {"method": "token", "token": "{{new FakePlexTvOptions().Token}}" } }"""));
            },
            AppBox.Soon);
        return box;
    }

    public Task<JsonObject> RegisterAsync(string? url = null, string? server = null) => Registration.RegisterAsync(server, url, Here, AppBox.Soon);

    public Task<JsonObject> StatusAsync(string origin = Here) => App.Get<PlexWebhookStatus>().ShowAsync("ab12", origin, AppBox.Soon);

    public JsonObject Output => App.Stored("ab12")["output"]?.AsObject() ?? [];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Tv.DisposeAsync();
        Log.Dispose();
        Tv.ThrowIfViolated();
    }
}
