using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Playback;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs;
using PreviewForge.Tests.App.MediaServers;
using PreviewForge.Tests.App.Settings;

namespace PreviewForge.Tests.App.Automation.Playback;

/// <summary>The app with a Plex over the folder <c>plex</c> and an Emby over the folder <c>emby</c>; both hold work while somebody watches.</summary>
internal sealed class PlaybackBox : IAsyncDisposable
{
    public Sessions Plex { get; } = new();

    public Sessions Emby { get; } = new();

    public LogKeeper Log { get; } = new();

    public AppBox App { get; private set; } = null!;

    public static async Task<PlaybackBox> OpenAsync()
    {
        var box = new PlaybackBox();
        box.App = await AppBox.OpenAsync(services =>
        {
            services.RemoveAll<IMediaServerKind>();
            services.AddSingleton<IMediaServerKind>(new Vendor(new TalkingServer(ServerType.Plex), box.Plex)).AddSingleton<IMediaServerKind>(new Vendor(new TalkingServer(ServerType.Emby), box.Emby));
            services.AddLogging(logging => logging.AddProvider(box.Log));
        });
        await box.App.Get<SettingsStore>().UpdateAsync(json => json["media_servers"] = new JsonArray(box.Entry("attic", "plex", "Attic"), box.Entry("den", "emby", "Den")), AppBox.Soon);
        return box;
    }

    public Task<PlaybackRound> LookAsync(PlaybackMemory? memory = null)
        => App.Get<PlaybackRounds>().RunAsync(memory ?? new PlaybackMemory(new Dictionary<string, int>()), AppBox.Soon);

    public async Task<string[]> HeldAsync() => [.. (await App.Get<PlaybackHolds>().CurrentAsync(AppBox.Soon)).Select(server => server.Reason)];

    public Task<List<EventRow>> EventsAsync() => App.Database.ReadAsync(
        context => context.Events.Where(change => change.Kind == Functions.Live.LiveEventKind.PlaybackChanged).OrderBy(change => change.Seq).ToListAsync(AppBox.Soon), AppBox.Soon);

    public Task SwitchAsync(string id, bool isOn) => App.ChangeAsync(id, $$"""{"playback_pause": {{(isOn ? "true" : "false")}}}""");

    public ValueTask DisposeAsync()
    {
        Log.Dispose();
        return App.DisposeAsync();
    }

    private JsonObject Entry(string id, string type, string name) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["name"] = name,
        ["url"] = $"http://{id}:1",
        ["playback_pause"] = true,
        ["auth"] = new JsonObject { ["method"] = type == "plex" ? "token" : "api_key", ["token"] = "t", ["api_key"] = "t" },
        ["libraries"] = new JsonArray(new JsonObject { ["id"] = "1", ["name"] = "All", ["remote_paths"] = new JsonArray(Path.Combine(App.Media, type)) }),
    };

    /// <summary>Who watches on one server.</summary>
    internal sealed class Sessions : IPlaybackSessions
    {
        public int Playing { get; set; }

        public MediaServerException? Failure { get; set; }

        public int Asked { get; private set; }

        public Task<int> CountPlayingAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return Failure is null ? Task.FromResult(Playing) : Task.FromException<int>(Failure);
        }
    }

    private sealed class Vendor(TalkingServer server, Sessions sessions) : IMediaServerKind
    {
        public ServerType Type => server.Type;

        public ServerConnection Connect(MediaServerSettings settings, int interval) => server.Connect(settings, interval) with { Playback = sessions };
    }
}
