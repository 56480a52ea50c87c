using PreviewForge.Contracts.Work;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.MediaServers.Tests.Support;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

/// <summary>A Jellyfin with one library of films, set up as we advise without the plugin.</summary>
public abstract class JellyfinTest : IAsyncDisposable
{
    protected const string Films = "/jf/films";
    protected const string QuietHarbour = "/jf/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";

    /// <summary>Bytes of the film.</summary>
    protected const int Size = 5000;

    private MediaBrowserStage<FakeJellyfin>? _stage;

    private protected MediaBrowserStage<FakeJellyfin> Stage => _stage!;

    private protected FakeJellyfin Server => Stage.Server;

    private protected FakeLibrary Library { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ServerConnection Connect(int interval = 10) => Stage.Connect(interval);

    private protected async Task StartAsync(JellyfinRelease release, bool plugin = false)
    {
        _stage = await MediaBrowserStage<FakeJellyfin>.StartAsync(new FakeJellyfin(release, new FakeServerOptions()), ServerType.Jellyfin);
        Server.MakesTiles = false;
        Stage.Settings = Stage.Settings with { Output = new OutputSettings { Width = 32 } };
        Server.Configuration["TrickplayOptions"]!["WidthResolutions"] = new System.Text.Json.Nodes.JsonArray(32);
        Library = Stage.AddLibrary("Films", "movies", Films);
        Library.Set(JellyfinOptions.Extract, true);
        Library.Set(JellyfinOptions.SaveWithMedia, true);
        Library.Set(JellyfinOptions.ExtractOnScan, !plugin);
        if (plugin)
        {
            Server.Install(FakePackage.Bridge);
        }
    }

    /// <summary>Tiles in the server's data folder, and the settings to match.</summary>
    private protected void UseDataFolder()
    {
        string data = Stage.Folder.Make("jellyfin");
        Server.ProgramData = data;
        Library.Set(JellyfinOptions.SaveWithMedia, false);
        Stage.Settings = Stage.Settings with { Output = Stage.Settings.Output with { SaveWithMedia = false, JellyfinConfigFolder = data } };
    }

    /// <summary>The film on the disk, and in the server unless it isn't to know it.</summary>
    private protected string WriteFilm(bool isKnown = true, int bytes = Size)
    {
        string path = Stage.Folder.Write("Films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", bytes);
        if (isKnown)
        {
            Server.IndexNow(QuietHarbour);
        }

        return path;
    }

    /// <summary>Plans a video, writes the tiles, and says what is to be announced.</summary>
    private protected async Task<Announcement> PublishAsync(string path, int pictures = 60, int interval = 10, int black = 0)
    {
        ServerPlan plan = (await Connect(interval).Plans.PlanAsync([new PlanRequest(path, null)], Token))[0];
        var ready = Assert.IsType<ServerPlan.Ready>(plan);
        OutputPlan output = Assert.Single(ready.Outputs);
        TileSheets.Write(output, pictures, black);
        return new Announcement(path, ready.ItemId, [new AnnouncedOutput(output, pictures, output.Width, output.Width * 9 / 16)])
        {
            SourceBytes = new FileInfo(path).Length, IsNew = true, IsFirst = true,
        };
    }

    private protected async Task<AnnounceOutcome> AnnounceAsync(Announcement video)
        => Assert.Single(await Connect().Announcer.AnnounceAsync([video], Token));

    public async ValueTask DisposeAsync()
    {
        if (_stage is not null)
        {
            await _stage.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
