using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Settings;
using PreviewForge.MediaServers.Tests.Support;

namespace PreviewForge.MediaServers.Tests.Emby;

/// <summary>An Emby with one library of films.</summary>
public abstract class EmbyTest : IAsyncLifetime
{
    protected const string Films = "/em/films";
    protected const string QuietHarbour = "/em/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";

    private MediaBrowserStage<FakeEmby>? _stage;

    private protected MediaBrowserStage<FakeEmby> Stage => _stage!;

    private protected FakeEmby Emby => Stage.Server;

    private protected FakeLibrary Library { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected ServerConnection Connect() => Stage.Connect();

    /// <summary>What the runner calls a file of the server.</summary>
    private protected string Local(string remotePath) => Emby.Disk.ToLocal(remotePath);

    public async ValueTask InitializeAsync()
    {
        _stage = await MediaBrowserStage<FakeEmby>.StartAsync(new FakeEmby(new FakeServerOptions()), ServerType.Emby);
        Library = Stage.AddLibrary("Films", "movies", Films);
    }

    public async ValueTask DisposeAsync()
    {
        await Stage.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
