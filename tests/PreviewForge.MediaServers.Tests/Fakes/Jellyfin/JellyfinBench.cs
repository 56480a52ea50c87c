using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;
using SkiaSharp;

namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>A started Jellyfin with one library of films, whose files are in a folder of their own, and a client with an API key.</summary>
internal sealed class JellyfinBench : IAsyncDisposable
{
    public const string FilmPath = "/jf/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";
    private const int Cell = 10;
    private readonly string _folder = Directory.CreateTempSubdirectory("fake-jellyfin-").FullName;

    private JellyfinBench(JellyfinRelease release)
    {
        Server = new FakeJellyfin(release, new FakeServerOptions { Time = Clock }) { ProgramData = Path.Combine(_folder, "config"), MakesTiles = false };
        Server.Disk.Map("/jf/films", Directory.CreateDirectory(Path.Combine(_folder, "films")).FullName);
        Library = Server.AddLibrary("Films", "movies", "/jf/films");
        Key = Server.AddApiKey("tests");
        Client = new TestClient(Server, ("Authorization", $"MediaBrowser Token=\"{Key}\""));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));

    public FakeJellyfin Server { get; }

    public FakeLibrary Library { get; }

    public string Key { get; }

    public TestClient Client { get; }

    public static async Task<JellyfinBench> StartAsync(JellyfinRelease release)
    {
        var bench = new JellyfinBench(release);
        await bench.Server.StartAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    public static JellyfinRelease Release(string version) => version == "12" ? JellyfinRelease.V12 : JellyfinRelease.V1011;

    /// <summary>The library's three switches over trickplay.</summary>
    public void Switch(bool extract, bool onScan, bool withMedia)
    {
        Library.Set(JellyfinOptions.Extract, extract);
        Library.Set(JellyfinOptions.ExtractOnScan, onScan);
        Library.Set(JellyfinOptions.SaveWithMedia, withMedia);
    }

    /// <summary>Writes the film's file and lets the server know it.</summary>
    public LibraryItem AddFilm(TimeSpan? runTime = null)
    {
        WriteFilm("first");
        return Server.Add(Library, new MediaSeed(FilmPath) { RunTime = runTime ?? TimeSpan.FromSeconds(600) });
    }

    /// <summary>Writes the film's file; each text has a time of change of its own.</summary>
    public void WriteFilm(string text)
    {
        var local = Server.Disk.ToLocal(FilmPath);
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        File.WriteAllText(local, text);
        File.SetLastWriteTimeUtc(local, Clock.GetUtcNow().UtcDateTime.AddMinutes(text.Length));
    }

    public void DeleteFilm() => File.Delete(Server.Disk.ToLocal(FilmPath));

    /// <summary>The film's folder of sheets in one of the two places.</summary>
    public string Tiles(bool withMedia, string set = "320 - 10x10") => withMedia
        ? Path.Combine(Path.ChangeExtension(Server.Disk.ToLocal(FilmPath), ".trickplay"), set)
        : Path.Combine(Server.TrickplayFolder(Server.FindByPath(FilmPath)!.Id, false)!, set);

    /// <summary>Writes sheets of tiny pictures, 10 x 10 to a sheet unless the name says otherwise.</summary>
    public string WriteTiles(int pictures, bool withMedia = true, string set = "320 - 10x10")
    {
        var folder = Directory.CreateDirectory(Tiles(withMedia, set)).FullName;
        var read = set.Split(" - ")[1].Split('x').Select(int.Parse).ToArray();
        var perSheet = read[0] * read[1];
        for (var sheet = 0; sheet * perSheet < pictures; sheet++)
        {
            using var file = File.Create(Path.Combine(folder, $"{sheet}.jpg"));
            using var jpeg = Draw(read[0], read[1], Math.Min(perSheet, pictures - (sheet * perSheet)));
            jpeg.SaveTo(file);
        }

        return folder;
    }

    /// <summary>The one row of the film; fails when there is none or more.</summary>
    public TrickplayRow Row() => Assert.Single(Server.TrickplayRows);

    public async Task<JsonElement> JsonAsync(string target)
    {
        var reply = await Client.GetAsync(target);
        Assert.Equal(200, reply.Status);
        return reply.Json;
    }

    public async Task<int> PostAsync(string target, string? json = null) =>
        (await Client.SendAsync("POST", target, json is null ? null : TestClient.Json(json))).Status;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static SKData Draw(int columns, int rows, int pictures)
    {
        using var surface = SKSurface.Create(new SKImageInfo(columns * Cell, rows * Cell));
        using var grey = new SKPaint { Color = SKColors.Gray };
        surface.Canvas.Clear(SKColors.Black);
        for (var slot = 0; slot < pictures; slot++)
        {
            surface.Canvas.DrawRect(SKRect.Create(slot % columns * Cell, slot / columns * Cell, Cell, Cell), grey);
        }

        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Jpeg, 90);
    }
}
