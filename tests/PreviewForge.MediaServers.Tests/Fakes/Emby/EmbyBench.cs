using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.MediaServers.Tests.Fakes.Emby;

/// <summary>A started Emby with one library of films, whose files are in a folder of their own, and a client with an API key.</summary>
internal sealed class EmbyBench : IAsyncDisposable
{
    public const string FilmPath = "/em/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv";
    private readonly string _folder = Directory.CreateTempSubdirectory("fake-emby-").FullName;

    private EmbyBench()
    {
        Server = new FakeEmby(new FakeServerOptions { Time = Clock });
        Server.Disk.Map("/em/films", _folder);
        Library = Server.AddLibrary("Films", "movies", "/em/films");
        Client = new TestClient(Server, ("X-Emby-Token", Server.AddApiKey("tests")));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));

    public FakeEmby Server { get; }

    public FakeLibrary Library { get; }

    public TestClient Client { get; }

    public static async Task<EmbyBench> StartAsync()
    {
        var bench = new EmbyBench();
        await bench.Server.StartAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    /// <summary>Writes a file of a path of the server.</summary>
    public void Write(string serverPath, byte[] bytes)
    {
        var local = Server.Disk.ToLocal(serverPath);
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        File.WriteAllBytes(local, bytes);
    }

    public async Task<JsonElement> JsonAsync(string target)
    {
        var reply = await Client.GetAsync(target);
        Assert.Equal(200, reply.Status);
        return reply.Json;
    }

    public async Task<(List<JsonElement> Items, int Total)> ItemsAsync(string query)
    {
        var json = await JsonAsync("Items?" + query);
        return ([.. json.GetProperty("Items").EnumerateArray()], json.GetProperty("TotalRecordCount").GetInt32());
    }

    public async Task<int> PostAsync(string target, string? json = null) =>
        (await Client.SendAsync("POST", target, json is null ? null : TestClient.Json(json))).Status;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
