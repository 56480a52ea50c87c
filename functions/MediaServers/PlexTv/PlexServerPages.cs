using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Libraries;
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
            LibraryRow[] rows = [.. libraries.Where(library => library.Type is "movie" or "show").Select(library => LibraryRow.Of(library, server, isSaved))];
            return new JsonObject { ["libraries"] = JsonSerializer.SerializeToNode(rows, ApiJson.Options) };
        }
        catch (MediaServerException failure)
        {
            throw UpstreamError.With(failure, NoLibraries());
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
}
