using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>The answers of the routes that look at one Plex server, saved or not.</summary>
public sealed class PlexServerPages(ServerConnections connections, SettingsStore settings, OutboundTargets targets)
{
    /// <summary>Its libraries of films and shows.</summary>
    /// <exception cref="ApiException">400, 502 or 504, with an empty list.</exception>
    internal async Task<JsonObject> LibrariesAsync(PlexCandidate candidate, CancellationToken cancellationToken)
    {
        AppSettings all = settings.Read();
        MediaServerSettings server = candidate.Resolve(all, targets, NoLibraries);
        try
        {
            IReadOnlyList<ServerLibrary> libraries = await connections.Open(server, all).Catalog.ListLibrariesAsync(cancellationToken);
            bool isSaved = all.MediaServers.Any(saved => saved.Id == server.Id);
            return new JsonObject
            {
                ["libraries"] = new JsonArray([.. libraries.Where(library => library.Type is "movie" or "show").Select(library => RowOf(library, isSaved ? server : null))]),
            };
        }
        catch (MediaServerException failure)
        {
            int status = failure is ServerUnreachableException { Cause: UnreachableCause.Timeout } ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway;
            throw new ApiException(status, "UPSTREAM_ERROR", failure.Message).With(NoLibraries());
        }
    }

    /// <summary>Whether it answers; a server that doesn't is an answer too.</summary>
    /// <exception cref="ApiException">400 without address or token.</exception>
    internal async Task<JsonObject> TestAsync(PlexCandidate candidate, CancellationToken cancellationToken)
    {
        AppSettings all = settings.Read();
        MediaServerSettings server = candidate.Resolve(all, targets, () => new JsonObject { ["success"] = false });
        try
        {
            ServerInfo info = await connections.Open(server, all).Probe.AskAsync(cancellationToken);
            return new JsonObject { ["success"] = true, ["server_name"] = info.Name, ["version"] = info.Version, ["error"] = null };
        }
        catch (MediaServerException failure)
        {
            return new JsonObject { ["success"] = false, ["server_name"] = null, ["version"] = null, ["error"] = failure.Message, ["code"] = "UPSTREAM_ERROR" };
        }
    }

    private static JsonObject NoLibraries() => new() { ["libraries"] = new JsonArray() };

    private static JsonObject RowOf(ServerLibrary library, MediaServerSettings? server) => new JsonObject
    {
        ["id"] = library.Id,
        ["name"] = library.Name,
        ["type"] = library.Type,
        ["agent"] = library.Agent,
        ["display_type"] = DisplayTypeOf(library),
        ["server_id"] = server?.Id,
        ["server_name"] = server?.Name,
        ["server_type"] = "plex",
    };

    /// <summary>Plex has no types for sports and home videos; their agents tell them.</summary>
    private static string? DisplayTypeOf(ServerLibrary library) => (library.Type, library.Agent) switch
    {
        ("show", var agent) when agent.Contains("sportarr", StringComparison.OrdinalIgnoreCase) || agent.Contains("sportscanner", StringComparison.OrdinalIgnoreCase) => "sports",
        ("movie", "com.plexapp.agents.none") => "other_videos",
        (var type, _) => type,
    };
}
