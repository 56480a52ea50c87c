using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>What Jellyfin knows beyond what Emby knows, too.</summary>
internal sealed class JellyfinState
{
    public JellyfinState(JellyfinRelease release, TimeProvider time)
    {
        Release = release;
        Server = new ServerState(JellyfinTraits.Create(release), time) { ServerId = "5a5a", ServerName = "Den", Version = release.Version };
        Places = new TrickplayPlaces(Server.Disk);
        Painter = new SheetPainter();
        TrickplayRefresher refresher = release.MeasuresTiles ? new MeasuringRefresher(this) : new TrustingRefresher(this);
        Events = new TrickplayEvents(this, refresher);
        QuickConnect = new QuickConnectDesk(time);
    }

    public JellyfinRelease Release { get; }

    public ServerState Server { get; }

    public TrickplayTable Rows { get; } = new();

    public TrickplayPlaces Places { get; }

    public SheetPainter Painter { get; }

    public TrickplayEvents Events { get; }

    public PluginShelf Plugins { get; } = new();

    public QuickConnectDesk QuickConnect { get; }

    /// <summary>The document of <c>/System/Configuration</c>.</summary>
    public JsonObject Configuration { get; set; } = JellyfinTraits.Configuration();

    /// <summary>What it says of trickplay now.</summary>
    public TrickplayOptions Options => TrickplayOptions.Read(Configuration["TrickplayOptions"] as JsonObject ?? []);
}
