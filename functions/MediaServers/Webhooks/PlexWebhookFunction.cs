using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Webhooks.Registration;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks;

/// <summary>Registers the webhook of a Plex server with its account at plex.tv, takes it away, looks and tests.</summary>
public sealed class PlexWebhookFunction(PlexWebhookRegistration registration, PlexWebhookStatus status, PlexWebhookTest test)
{
    private const string Route = "api/settings/plex_webhook";

    [Function(nameof(GetPlexWebhook))]
    public async Task<IResult> GetPlexWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = $"{Route}/status")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await status.ShowAsync(request.Query["server_id"], OriginOf(request), cancellationToken));

    [Function(nameof(RegisterPlexWebhook))]
    public async Task<IResult> RegisterPlexWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Route}/register")] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        return ApiJson.Reply<JsonObject>(await registration.RegisterAsync(Text(body, "server_id"), Text(body, "public_url"), OriginOf(request), cancellationToken));
    }

    [Function(nameof(UnregisterPlexWebhook))]
    public async Task<IResult> UnregisterPlexWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Route}/unregister")] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        return ApiJson.Reply<JsonObject>(await registration.UnregisterAsync(Text(body, "server_id"), OriginOf(request), cancellationToken));
    }

    [Function(nameof(TestPlexWebhook))]
    public async Task<IResult> TestPlexWebhook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = $"{Route}/test")] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        return ApiJson.Reply<JsonObject>(await test.RunAsync(request, Text(body, "server_id"), cancellationToken));
    }

    internal static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <exception cref="ApiException">400: it is there, and no text.</exception>
    private static string? Text(JsonObject body, string key) => body[key]?.GetValueKind() switch
    {
        null => null,
        JsonValueKind.String => JsonText.Of(body[key]),
        _ => throw ApiException.Invalid($"{key} must be text").With(new JsonObject { ["success"] = false }),
    };
}
