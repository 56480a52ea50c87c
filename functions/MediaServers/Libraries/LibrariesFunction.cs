using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Libraries;

/// <summary>Lists the libraries of the media servers.</summary>
public sealed class LibrariesFunction(LibraryDirectory libraries)
{
    [Function(nameof(ListLibraries))]
    public async Task<IResult> ListLibraries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/libraries")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await ((request.Query["server_id"].ToString(), request.Query["url"].ToString()) switch
        {
            ({ Length: > 0 } serverId, _) => libraries.ListAsync(serverId, cancellationToken),
            (_, { Length: > 0 } url) => libraries.ListPlexAsync(PlexAt(url, request.Query), cancellationToken),
            _ => libraries.ListAllAsync(cancellationToken),
        }));

    private static JsonObject PlexAt(string url, IQueryCollection query) => new()
    {
        ["type"] = "plex",
        ["url"] = url,
        ["auth"] = new JsonObject { ["method"] = "token", ["token"] = query["token"].ToString() },
        ["verify_ssl"] = !(query["verify_ssl"].ToString().Trim().ToUpperInvariant() is "FALSE" or "0" or "NO" or "OFF"),
    };
}
