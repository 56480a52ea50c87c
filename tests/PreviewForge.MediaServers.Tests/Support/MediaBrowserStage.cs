using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.MediaServers.Tests.Support;

/// <summary>A fake server, its settings, and the app's own services to talk to it. Whatever the vendor doesn't know fails the test at its end.</summary>
internal sealed class MediaBrowserStage<TServer> : IAsyncDisposable
    where TServer : FakeMediaBrowser
{
    private readonly IHost _host;

    private MediaBrowserStage(TServer server, MediaServerSettings settings, TimeProvider time)
    {
        (Server, Settings) = (server, settings);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(time).AddLogging();
        builder.AddVendorHttp();
        builder.AddEmbyAndJellyfin();
        _host = builder.Build();
    }

    public TServer Server { get; }

    public MediaServerSettings Settings { get; set; }

    public IServiceProvider Services => _host.Services;

    public TestFolder Folder { get; } = new();

    /// <summary>A connection as the settings are now.</summary>
    public ServerConnection Connect(int interval = 10) => Services.GetServices<IMediaServerKind>().Single(kind => kind.Type == Settings.Type).Connect(Settings, interval);

    public static async Task<MediaBrowserStage<TServer>> StartAsync(TServer server, ServerType type, TimeProvider? time = null)
    {
        await server.StartAsync(TestContext.Current.CancellationToken);
        var settings = new MediaServerSettings
        {
            Id = "server-1",
            Type = type,
            Name = "Under test",
            Url = server.Url,
            Auth = new ServerAuth { Method = "api_key", Token = Secret.From(server.AddApiKey("PreviewForge")) },
        };
        return new MediaBrowserStage<TServer>(server, settings, time ?? TimeProvider.System);
    }

    /// <summary>A library of the server, and of the settings, whose files lie in a folder of this test; the server has other names for them.</summary>
    public FakeLibrary AddLibrary(string name, string collectionType, string remoteRoot)
    {
        FakeLibrary library = Server.AddLibrary(name, collectionType, remoteRoot);
        string local = Folder.Make(name);
        Server.Disk.Map(remoteRoot, local);
        Settings = Settings with
        {
            Libraries = [.. Settings.Libraries, new LibrarySettings(library.Id, name, [remoteRoot], Enabled: true, collectionType)],
            PathMappings = [.. Settings.PathMappings, new PathMapping(remoteRoot, local, [])],
        };
        return library;
    }

    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await Server.DisposeAsync();
        Folder.Dispose();
        Server.ThrowIfViolated();
    }
}
