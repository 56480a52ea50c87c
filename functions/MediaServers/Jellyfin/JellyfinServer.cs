using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Jellyfin.Announcing;
using PreviewForge.Functions.MediaServers.Jellyfin.Auditing;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.Jellyfin.Planning;
using PreviewForge.Functions.MediaServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.MediaBrowser.Announcing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;
using PreviewForge.Functions.MediaServers.MediaBrowser.Playback;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>Jellyfin.</summary>
internal sealed class JellyfinServer(VendorSessions sessions, PluginSource source, SharedPauses pauses, TimeProvider time, ILogger<JellyfinServer> log) : IMediaServerKind
{
    public ServerType Type => ServerType.Jellyfin;

    public ServerConnection Connect(MediaServerSettings server, int interval)
    {
        var client = MediaBrowserClient.For(server, sessions, Headers);
        var items = new ItemCalls(client, server.Auth.UserId);
        var files = new ItemFiles(items, VersionIds.OfJellyfin);
        var libraries = new LibraryCalls(client);
        var system = new SystemCalls(client);
        var plugin = new BridgePlugin(client);
        var scale = TrickplayScale.Of(server, interval);
        var lookup = new PathLookup(server, new BridgeLookup(plugin), items, new LookupMemory(files, new FoundItems(time), log));
        var probe = new MediaBrowserProbe(system);
        var task = new TrickplayTask(system);
        var flags = new JellyfinFlags(plugin, server.Output.SaveWithMedia);
        var options = new JellyfinTrickplayOptions(new ServerConfiguration(client), scale);
        return new ServerConnection
        {
            Probe = probe,
            Catalog = new MediaBrowserCatalog(libraries, items, files, lookup),
            Plans = server.Output.SaveWithMedia ? new BesideMediaPlans(scale) : new DataFolderPlans(scale, server.Output.JellyfinConfigFolder, plugin, lookup),
            Announcer = Announcer(server, client, plugin, lookup),
            Playback = new MediaBrowserSessions(system),
            Flags = new LibraryFlags(libraries, flags),
            Extraction = new JellyfinExtraction(libraries, plugin, server.Output.SaveWithMedia),
            ScheduledTrickplay = task,
            Plugin = new JellyfinPlugin(plugin, new PluginPackages(client, source)),
            TrickplayOptions = options,
            Readiness = new JellyfinReadiness(probe, new AuditSources(plugin, libraries, flags, options, task), server.Output),
        };
    }

    private JellyfinAnnouncer Announcer(MediaServerSettings server, MediaBrowserClient client, BridgePlugin plugin, PathLookup lookup)
    {
        var libraries = new LibraryCalls(client);
        var states = new ItemStates(new ItemCalls(client, server.Auth.UserId));
        var tiles = new TileCheck(client, libraries);
        return new JellyfinAnnouncer(
            new PathNudges(libraries, new PathMap(server.PathMappings), "Created", token => pauses.Scans.ScanAsync(server.Id, libraries, token), log),
            new TakeUp(lookup, states),
            plugin,
            new PluginRegistration(plugin, states, tiles),
            new OwnAdoption(
                new AdoptionReader(new SystemCalls(client), libraries, new ServerConfiguration(client)), states, tiles,
                (itemId, token) => pauses.Refreshes.RefreshAsync(server.Id, itemId, client, token)));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Headers(MediaServerSettings server)
        => [new("Authorization", ClientIdentity.Authorization(server.Auth.DeviceId ?? ClientIdentity.DeviceOf(server.Id), server.Auth.Token))];
}

/// <summary>What must not be asked of a server too often, whichever connection asks.</summary>
internal sealed record SharedPauses(ScanFallback Scans, ItemRefreshes Refreshes);
