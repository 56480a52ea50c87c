using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>Signs in with a Plex account, and lists its servers.</summary>
public sealed class PlexSignInFunction(PlexAccountPages pages)
{
    [Function(nameof(CreatePlexPin))]
    public async Task<IResult> CreatePlexPin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/plex/auth/pin")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await pages.StartAsync(cancellationToken));

    [Function(nameof(CheckPlexPin))]
    public async Task<IResult> CheckPlexPin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/plex/auth/pin/{id:long}")] HttpRequest request, long id, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await pages.CheckAsync(id, cancellationToken));

    [Function(nameof(ListPlexServers))]
    public async Task<IResult> ListPlexServers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/plex/servers")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await pages.ServersAsync(request.Headers["X-Plex-Token"].ToString(), cancellationToken));
}
