using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>A started fake with a film in two versions and an episode, and a client that knows its manners.</summary>
internal sealed class PlexFixture : IAsyncDisposable
{
    public const string Film = "/pms/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";
    public const string Film4K = "/pms/films4k/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";
    public const string Fog = "/pms/tv/Night Ferry/Season 02/Night Ferry - S02E07 - Fog.mkv";
    public const string FilmHash = "c0ffee1234567890c0ffee1234567890c0ffee12";

    private PlexFixture(FakePlexOptions options)
    {
        Server = new FakePlex(options);
    }

    public FakePlex Server { get; }

    public TestClient Client { get; private set; } = null!;

    public static (string Name, string Value)[] Manners(string? token) =>
    [
        .. token is null ? Array.Empty<(string, string)>() : [("X-Plex-Token", token)],
        ("X-Plex-Client-Identifier", "test-1"), ("X-Plex-Product", "Tests"), ("X-Plex-Version", "1.0"), ("X-Plex-Platform", "Linux"),
        ("X-Plex-Platform-Version", "6"), ("X-Plex-Device", "Box"), ("X-Plex-Device-Name", "Bench"), ("Accept", "application/json"),
    ];

    /// <summary>As <see cref="Manners"/>, but with another wish for the form of the answer; null: with none.</summary>
    public static (string Name, string Value)[] Accepting(string? mediaType) =>
    [
        .. Manners("fake-plex-token").Where(header => header.Name != "Accept"),
        .. mediaType is null ? Array.Empty<(string, string)>() : [("Accept", mediaType)],
    ];

    public static async Task<PlexFixture> StartAsync(FakePlexOptions? options = null)
    {
        var fixture = new PlexFixture(options ?? new FakePlexOptions());
        Fill(fixture.Server);
        await fixture.Server.StartAsync(TestContext.Current.CancellationToken);
        fixture.Client = new TestClient(fixture.Server, Manners(fixture.Server.Options.Token));
        return fixture;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    private static void Fill(FakePlex server)
    {
        server.AddSection(PlexSection.Movies("1", "Films", "/pms/films", "/pms/films4k"));
        server.AddSection(PlexSection.Shows("2", "Series", "/pms/tv", "/pms2/tv"));
        server.AddSection(new PlexSection { Key = "3", Title = "Records", Type = PlexSectionType.Artist, Locations = ["/pms/music"] });
        server.Add("1", new PlexItem
        {
            RatingKey = 501,
            Type = PlexItemType.Movie,
            Title = "Quiet Harbour",
            Year = 2019,
            AddedAt = DateTimeOffset.FromUnixTimeSeconds(1760000000),
            Media =
            [
                new PlexMedia { Id = 11, Parts = [new PlexPart { Id = 21, File = Film, Hash = FilmHash }] },
                new PlexMedia { Id = 12, Parts = [new PlexPart { Id = 22, File = Film4K }] },
            ],
        });
        server.Add("2", new PlexItem
        {
            RatingKey = 777,
            Type = PlexItemType.Show,
            Title = "Night Ferry",
            Year = 2021,
            Folders = ["/pms/tv/Night Ferry", "/pms2/tv/Night Ferry"],
        });
        server.AddEpisode("2", "Night Ferry", "S02E07", "Fog", Fog);
    }
}
