using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Plex.Announcing;
using PreviewForge.Functions.MediaServers.Plex.Auditing;
using PreviewForge.Functions.MediaServers.Plex.Bundles;
using PreviewForge.Functions.MediaServers.Plex.Catalog;
using PreviewForge.Functions.MediaServers.Plex.Playback;
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
        var nudges = new ScanNudges(api, sections, server, loggers.CreateLogger<ScanNudges>());
        (PlexProbe probe, PlexFlags flags, PlexExtraction extraction) = (new PlexProbe(api), new PlexFlags(api), new PlexExtraction(api));
        return new ServerConnection
        {
            Probe = probe,
            Catalog = catalog,
            Plans = new PlexPlans(catalog, finder, place),
            Announcer = new PlexAnnouncer(nudges, catalog, finder, place),
            Playback = new PlexSessions(api),
            Readiness = new PlexReadiness(probe, flags, extraction, server),
            Flags = flags,
            Extraction = extraction,
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
