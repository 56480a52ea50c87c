using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>
/// Sends a harmless Plex webhook to our own endpoint. It calls the address at which the request for the test came in, and no other, so nobody can have
/// the app look around in its network; whether Plex can reach us from where it is can't be found out from here.
/// </summary>
public sealed class WebhookSelfTest(IHttpClientFactory clients, WebhookCredentials credentials, TimeProvider time)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "own-webhooks";

    private const string Proves = "This proves only that the endpoint works on this machine; whether Plex can reach it, only Plex can tell.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="own">Where this app listens.</param>
    /// <param name="server">Whose webhook it is.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ApiException">502: the endpoint doesn't answer, or refuses.</exception>
    internal async Task<JsonObject> RunAsync(Uri own, PlexWebhookServer server, CancellationToken cancellationToken)
    {
        WebhookCredential credential = await credentials.CurrentAsync(cancellationToken);
        string query = server.Id is { } id ? $"?server_id={Uri.EscapeDataString(id)}" : "";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(own, WebhookUrls.PlexPath + query))
        {
            Content = new MultipartFormDataContent { { new StringContent("""{"event":"test.ping"}"""), "payload" } },
        };
        request.Headers.TryAddWithoutValidation("X-Auth-Token", credential.Secret.Reveal());
        int? status = await SendAsync(request, cancellationToken);
        return status is >= 200 and < 300
            ? new JsonObject { ["success"] = true, ["status_code"] = status, ["tested"] = WebhookUrls.PlexPath, ["message"] = $"The app's own endpoint takes the webhook. {Proves}" }
            : throw Failed(status);
    }

    private async Task<int?> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpClient http = clients.CreateClient(Client);
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return (int)response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static ApiException Failed(int? status) => new(
        StatusCodes.Status502BadGateway,
        "UPSTREAM_ERROR",
        status is null ? "The app's own webhook endpoint gave no answer." : $"The app's own webhook endpoint answered with HTTP {status}.")
    {
        More = new JsonObject { ["success"] = false, ["status_code"] = status, ["reason"] = "unknown" },
    };
}
