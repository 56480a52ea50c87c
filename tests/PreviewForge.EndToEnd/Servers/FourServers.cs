using System.Text.Json.Nodes;
using PreviewForge.Cli.Demo;
using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.EndToEnd.Servers;

/// <summary>Two Plex servers, an Emby and a Jellyfin that share a folder, each under a name of its own. None has listed anything yet.</summary>
internal sealed class FourServers : IAsyncDisposable
{
    public const int Width = 160;
    public const int Interval = 2;

    private const string Section = "1";
    private readonly string _media;
    private readonly FakeLibrary _embyLibrary;
    private readonly FakeLibrary _jellyfinLibrary;

    /// <param name="media">The folder that they share.</param>
    /// <param name="data">Each server with a data folder has it below this one.</param>
    public FourServers(string media, string data)
    {
        _media = media;
        Attic = NewPlex("attic", data);
        Cellar = NewPlex("cellar", data);
        Emby.Disk.Map("/em/films", media);
        _embyLibrary = Emby.AddLibrary("Films", "movies", "/em/films");
        Jellyfin.ProgramData = Directory.CreateDirectory(Path.Combine(data, "jellyfin")).FullName;
        Jellyfin.Install(FakePackage.Bridge);
        Jellyfin.Disk.Map("/jf/films", media);
        _jellyfinLibrary = Jellyfin.AddLibrary("Films", "movies", "/jf/films");
        _jellyfinLibrary.Set(JellyfinOptions.Extract, true);
    }

    public FakePlex Attic { get; }

    public FakePlex Cellar { get; }

    public FakeEmby Emby { get; } = new(new FakeServerOptions()) { Indexing = new Indexing.ByHand() };

    public FakeJellyfin Jellyfin { get; } = new(JellyfinRelease.V1011, new FakeServerOptions()) { Indexing = new Indexing.ByHand(), MakesTiles = false };

    public IReadOnlyList<FakeServer> All => [Attic, Cellar, Emby, Jellyfin];

    /// <summary>Where the tiles for Jellyfin go: beside the video, or into its data folder.</summary>
    public bool TilesLieBesideMedia { get; init; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _jellyfinLibrary.Set(JellyfinOptions.SaveWithMedia, TilesLieBesideMedia);
        foreach (var server in All)
        {
            await server.StartAsync(cancellationToken);
        }
    }

    /// <summary>The servers as the settings have them. Their ids are their names in lower case.</summary>
    public IReadOnlyList<DemoEntry> Entries() =>
    [
        PlexEntry(Attic),
        PlexEntry(Cellar),
        Entry("emby", Emby.Url, Emby.AddApiKey("PreviewForge"), new DemoShelf(_embyLibrary.Id, "/em/films", _media)),
        Entry("jellyfin", Jellyfin.Url, Jellyfin.AddApiKey("PreviewForge"), new DemoShelf(_jellyfinLibrary.Id, "/jf/films", _media)) with
        {
            Output = Scaled(("save_with_media", TilesLieBesideMedia), ("jellyfin_config_folder", Jellyfin.ProgramData)),
        },
    ];

    public void AssertUnviolated()
    {
        foreach (var server in All)
        {
            server.ThrowIfViolated();
        }
    }

    /// <summary>Forgets what was asked so far, so that what is asked from now on can be counted.</summary>
    public void Forget()
    {
        foreach (var server in All)
        {
            server.Forget();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in All)
        {
            await server.DisposeAsync();
        }
    }

    private FakePlex NewPlex(string name, string data)
    {
        Directory.CreateDirectory(Path.Combine(data, name, "Media", "localhost"));
        var plex = new FakePlex(new FakePlexOptions
        {
            FriendlyName = name,
            MachineIdentifier = name,
            Token = $"token-of-{name}",
            DataFolder = Path.Combine(data, name),
        });
        plex.Mount($"/{name}/films", _media);
        plex.AddSection(PlexSection.Movies(Section, "Films", $"/{name}/films"));
        return plex;
    }

    private DemoEntry PlexEntry(FakePlex plex) =>
        Entry(plex.Options.FriendlyName, plex.Url, plex.Options.Token, new DemoShelf(Section, $"/{plex.Options.FriendlyName}/films", _media)) with
        {
            Type = "plex",
            Output = Scaled(("plex_config_folder", plex.Options.DataFolder)),
        };

    private static DemoEntry Entry(string id, Uri url, string token, DemoShelf shelf) => new()
    {
        Id = id,
        Type = id,
        Name = id,
        Identity = id,
        Url = url,
        Token = token,
        Shelf = shelf,
        Output = Scaled(),
    };

    private static JsonObject Scaled(params IEnumerable<(string Key, JsonNode? Value)> more) => new(
        more.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)).Append(new("width", Width)).Append(new("frame_interval", Interval)));
}
