using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Plex.Bundles;
using PreviewForge.Functions.MediaServers.Plex.Catalog;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>Plex Media Server.</summary>
internal sealed class PlexServer(VendorSessions sessions, PlexClientHeaders headers, IBundleHashes hashes, TimeProvider time, ILoggerFactory loggers) : IMediaServerKind
{
    public ServerType Type => ServerType.Plex;

    public ServerConnection Connect(MediaServerSettings server, int interval)
    {
        var api = new PlexApi(EndpointOf(server) is { } endpoint ? sessions.Open(endpoint) : null, headers, $"The Plex server {server.Name}");
        var sections = new PlexSections(api, server, time);
        var catalog = new PlexCatalog(api, new PlexListing(api, sections), new PlexLookup(api, sections, server, time), new PlexSuggestions(api));
        var finder = new HashFinder(api, server, hashes);
        var place = new BundlePlace(server, interval);
        return new ServerConnection
        {
            Probe = new PlexProbe(api),
            Catalog = catalog,
            Plans = new PlexPlans(catalog, finder, place),
            Announcer = null!,
        };
    }

    private static VendorEndpoint? EndpointOf(MediaServerSettings server) => server is { Url: { } url, Auth.Token: { } token }
        ? new VendorEndpoint("Plex", url)
        {
            VerifyTls = server.VerifyTls,
            Timeout = server.Timeout,
            Headers = [new(PlexClientHeaders.Token, token.Reveal())],
            Secrets = [token],
        }
        : null;
}
