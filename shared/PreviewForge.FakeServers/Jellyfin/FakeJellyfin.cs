using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>Jellyfin of one version line, with trickplay as it was measured on that line.</summary>
public sealed partial class FakeJellyfin : FakeMediaBrowser
{
    private readonly JellyfinState _jellyfin;
    private readonly RestartClock _restart;

    public FakeJellyfin(JellyfinRelease release, FakeServerOptions options)
        : this(new JellyfinState(release, options.Time), options)
    {
    }

    private FakeJellyfin(JellyfinState jellyfin, FakeServerOptions options)
        : base(options, jellyfin.Server, jellyfin.Events)
    {
        _jellyfin = jellyfin;
        _restart = new RestartClock(options.Time, Gate, OnRestarting, OnRestarted);
        AddTask("RefreshTrickplayImages", "Generate Trickplay Images", jellyfin.Events.RefreshAll).Triggers = FakeTask.Daily(TimeSpan.FromHours(3));
        AddTask("MoveTrickplayImages", "Migrate Trickplay Image Location", new TrickplayMover(jellyfin).MoveAll);
    }

    private protected override IEnumerable<FakeEndpoint> VendorEndpoints()
    {
        var items = new ItemRoutes(State, new ItemJson(State, item => TrickplayJson.Manifest(item, _jellyfin.Rows)), Scanner, Events)
        {
            RefreshRules = [Rules.Flag("RegenerateTrickplay")],
        };
        return
        [
            .. items.Endpoints(),
            .. new UserRoutes(State, Guards, items).Endpoints(),
            .. new QuickConnectRoutes(_jellyfin, Guards, new LoginRoutes(State)).Endpoints(),
            .. new KeyRoutes(State, Guards).Endpoints(),
            .. new ConfigurationRoutes(_jellyfin, Guards).Endpoints(),
            .. new PluginRoutes(_jellyfin, Guards).Endpoints(),
            .. new BridgeRoutes(_jellyfin, Guards).Endpoints(),
            .. new TrickplayRoutes(_jellyfin, Guards).Endpoints(),
            new("Restart", "POST", "/System/Restart", Guards.Administrator(_ => Restarting())),
            new("Health", "GET", "/health", _ => Answer.Text(200, Errors.PlainText, "Healthy")) { NeedsToken = false },
        ];
    }

    private Answer Restarting()
    {
        _restart.Begin();
        return Answer.Empty(204);
    }

    private void OnRestarting() => State.IsLoading = true;

    private void OnRestarted()
    {
        State.IsLoading = false;
        _jellyfin.Plugins.Reload();
    }
}
