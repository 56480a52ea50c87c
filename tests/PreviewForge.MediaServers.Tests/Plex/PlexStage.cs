using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.FakeServers.Plex;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.MediaServers.Tests.Fakes.Plex;
using PreviewForge.MediaServers.Tests.Support;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>The fake Plex of the vectors, its settings, and the app's own services to talk to it. Whatever Plex doesn't know fails the test at its end.</summary>
internal sealed class PlexStage : IAsyncDisposable
{
    public const string LocalFilm = "/media/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";
    public const string LocalFilm4K = "/media/films4k/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";
    public const string LocalFog = "/media/tv/Night Ferry/Season 02/Night Ferry - S02E07 - Fog.mkv";

    private readonly PlexFixture _fixture;
    private readonly IHost _host;

    private PlexStage(PlexFixture fixture, TimeProvider time, string? plexTv)
    {
        _fixture = fixture;
        DataFolder = Directory.CreateDirectory(Path.Combine(Folder.Path, "plex", "Media", "localhost")).Parent!.Parent!.FullName;
        Settings = new MediaServerSettings
        {
            Id = "attic",
            Type = ServerType.Plex,
            Name = "Attic",
            Url = fixture.Server.Url,
            Auth = new ServerAuth { Method = "token", Token = Secret.From(fixture.Server.Options.Token) },
            Libraries =
            [
                new LibrarySettings("1", "Films", ["/pms/films", "/pms/films4k"], Enabled: true, "movie"),
                new LibrarySettings("2", "Series", ["/pms/tv", "/pms2/tv"], Enabled: true, "episode"),
            ],
            PathMappings = [new PathMapping("/pms", "/media", [])],
            Output = new OutputSettings { PlexConfigFolder = DataFolder },
        };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["CONFIG_DIR"] = Path.Combine(Folder.Path, "config"), ["PLEX_TV_URL"] = plexTv });
        builder.AddSettings().AddStorage().AddMediaServers();
        builder.Services.AddSingleton(time);
        _host = builder.Build();
    }

    public FakePlex Server => _fixture.Server;

    public MediaServerSettings Settings { get; set; }

    public TestFolder Folder { get; } = new();

    /// <summary>Plex's data folder, which is there and empty.</summary>
    public string DataFolder { get; }

    public string ConfigFolder => Path.Combine(Folder.Path, "config");

    /// <summary>False: the test sends what Plex doesn't know on purpose.</summary>
    public bool IsStrict { get; set; } = true;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<PlexStage> StartAsync(FakePlexOptions? options = null, TimeProvider? time = null, string? plexTv = null)
    {
        var stage = new PlexStage(await PlexFixture.StartAsync(options), time ?? TimeProvider.System, plexTv);
        await stage.Get<DatabaseUpgrade>().RunAsync(Token);
        return stage;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>A connection as the settings are now.</summary>
    public ServerConnection Connect(int interval = 10) => _host.Services.GetServices<IMediaServerKind>().Single(kind => kind.Type == ServerType.Plex).Connect(Settings, interval);

    public LibrarySettings Library(string key) => Settings.Libraries.Single(library => library.Id == key);

    /// <summary>Where Plex looks for the BIF of a part with this hash.</summary>
    public string Bundle(string hash) => Path.Combine(DataFolder, "Media", "localhost", hash[..1], $"{hash[1..]}.bundle", "Contents", "Indexes", "index-sd.bif");

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _fixture.DisposeAsync();
        Folder.Dispose();
        if (IsStrict)
        {
            Server.ThrowIfViolated();
        }
    }
}
