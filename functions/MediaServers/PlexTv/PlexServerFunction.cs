using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>Looks at one Plex server before it is saved.</summary>
public sealed class PlexServerFunction(PlexServerPages pages)
{
    [Function(nameof(ListPlexLibraries))]
    public async Task<IResult> ListPlexLibraries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/plex/libraries")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await pages.LibrariesAsync(
            new PlexCandidate(request.Query["url"], request.Query["token"], Flag(request.Query["verify_ssl"])), cancellationToken));

    [Function(nameof(TestPlex))]
    public async Task<IResult> TestPlex(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/plex/test")] HttpRequest request, CancellationToken cancellationToken)
    {
        using JsonDocument body = await JsonBody.ReadObjectAsync(request, cancellationToken);
        JsonElement root = body.RootElement;
        return ApiJson.Reply<JsonObject>(await pages.TestAsync(
            new PlexCandidate(Text(root, "url"), Text(root, "token"), Flag(Text(root, "verify_ssl"))), cancellationToken));
    }

    private static string? Text(JsonElement body, string member) => body.TryGetProperty(member, out JsonElement value) && value.ValueKind is not JsonValueKind.Null
        ? value.ToString()
        : null;

    private static bool? Flag(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => null,
    };
}
