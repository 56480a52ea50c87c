using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.Benchmarks.Library.Servers;

/// <summary>
/// An Emby and a Jellyfin with the same library, in a process of their own, so that neither their memory nor their time passes for the app's. Says where
/// they are on the first line of its output; each line of its input is answered with what they have done since the one before.
/// </summary>
internal static class ServersWorker
{
    /// <summary>The program's first argument when it is this worker; the folder of the library and the number of its videos follow.</summary>
    public const string Verb = "library-servers";

    private const string WithMedia = "SaveTrickplayWithMedia";

    public static async Task RunAsync(string folder, string items)
    {
        await using var emby = new FakeEmby(new FakeServerOptions());
        await using var jellyfin = new FakeJellyfin(JellyfinRelease.V1011, new FakeServerOptions());
        jellyfin.Install(FakePackage.Bridge);
        (string Type, FakeMediaBrowser Server)[] servers = [("emby", emby), ("jellyfin", jellyfin)];
        var count = int.Parse(items, CultureInfo.InvariantCulture);
        List<ServerSeat> seats = [];
        foreach (var (type, server) in servers)
        {
            var library = server.AddLibrary("Films", "movies", folder);
            if (server is FakeJellyfin)
            {
                library.Set(WithMedia, isOn: true);
            }

            server.AddGeneratedMovies(library, count);
            await server.StartAsync(CancellationToken.None);
            seats.Add(new ServerSeat(type, server.Url, server.AddApiKey("PreviewForge"), library.Id));
        }

        Console.Out.WriteLine(JsonSerializer.Serialize(seats));
        var before = 0.0;
        while (await Console.In.ReadLineAsync() is not null)
        {
            using var self = Process.GetCurrentProcess();
            var now = self.TotalProcessorTime.TotalSeconds;
            Console.Out.WriteLine(JsonSerializer.Serialize(new ServerAccount(
                now - before,
                servers.ToDictionary(pair => pair.Type, pair => pair.Server.Calls.Snapshot()),
                [.. servers.SelectMany(pair => pair.Server.Violations.Take(3).Select(violation => violation.ToString()))])));
            before = now;
            Array.ForEach(servers, pair => pair.Server.Forget());
        }
    }
}
