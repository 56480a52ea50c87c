using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.MediaBrowser.Announcing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;
using PreviewForge.Functions.MediaServers.MediaBrowser.Playback;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>Emby.</summary>
internal sealed class EmbyServer(VendorSessions sessions, TimeProvider time, ILogger<EmbyServer> log) : IMediaServerKind
{
    public ServerType Type => ServerType.Emby;

    public ServerConnection Connect(MediaServerSettings server, int interval)
    {
        var client = MediaBrowserClient.For(server, sessions, Headers);
        var items = new ItemCalls(client, server.Auth.UserId);
        var files = new ItemFiles(items, VersionIds.OfEmby);
        var libraries = new LibraryCalls(client);
        var system = new SystemCalls(client);
        var lookup = new PathLookup(server, new EmbyPathLookup(items, files), items, new LookupMemory(files, new FoundItems(time), log));
        var nudges = new PathNudges(libraries, new PathMap(server.PathMappings), "Modified", whenRefused: null, log);
        var task = new TrickplayTask(system);
        var flags = new EmbyFlags();
        var probe = new MediaBrowserProbe(system);
        return new ServerConnection
        {
            Probe = probe,
            Catalog = new MediaBrowserCatalog(libraries, items, files, lookup),
            Plans = new EmbyPlans(server, interval),
            Announcer = new EmbyAnnouncer(nudges, lookup),
            Playback = new MediaBrowserSessions(system),
            Flags = new LibraryFlags(libraries, flags),
            Extraction = new EmbyExtraction(libraries),
            Readiness = new EmbyReadiness(probe, libraries, flags, task),
            ScheduledTrickplay = task,
        };
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Headers(MediaServerSettings server)
        => [new("X-Emby-Token", ClientIdentity.Plain(server.Auth.Token!.Reveal()))];
}
