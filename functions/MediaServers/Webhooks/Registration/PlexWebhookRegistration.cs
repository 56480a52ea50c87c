using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>Has plex.tv call us when something happens on a server, or no longer. The address that plex.tv gets carries the credential; the one that is stored and shown does not.</summary>
public sealed class PlexWebhookRegistration
{
    private readonly SettingsStore _settings;
    private readonly PlexWebhookAccount _account;
    private readonly WebhookCredentials _credentials;

    internal PlexWebhookRegistration(SettingsStore settings, PlexWebhookAccount account, WebhookCredentials credentials)
        => (_settings, _account, _credentials) = (settings, account, credentials);

    /// <summary>Registers, and takes away what this replaces. Doing so again changes nothing.</summary>
    /// <param name="serverId">The server; blank for the first Plex.</param>
    /// <param name="typedUrl">Any address on the host that Plex is to call; blank takes the host of the last registration, else the caller's.</param>
    /// <param name="callersOrigin">Scheme and host under which the caller reached us.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="ApiException">400, 403, 404, 502, each with a reason.</exception>
    public async Task<JsonObject> RegisterAsync(string? serverId, string? typedUrl, string callersOrigin, CancellationToken cancellationToken)
    {
        PlexWebhookServer server = PlexWebhookServer.Find(_settings.ReadJson(), serverId);
        try
        {
            string url = server.UrlOn(Origin(server, typedUrl, callersOrigin));
            await RegisterAsync(server, url, cancellationToken);
            return new JsonObject { ["success"] = true, ["server_id"] = server.Id, ["registered_in_plex"] = true, ["public_url"] = url };
        }
        catch (PlexWebhookException problem)
        {
            throw problem.ToRefusal();
        }
    }

    /// <summary>Takes our address away, and turns the switch off. One that isn't there is gone already.</summary>
    /// <inheritdoc cref="RegisterAsync(string?, string?, string, CancellationToken)"/>
    public async Task<JsonObject> UnregisterAsync(string? serverId, string callersOrigin, CancellationToken cancellationToken)
    {
        PlexWebhookServer server = PlexWebhookServer.Find(_settings.ReadJson(), serverId);
        try
        {
            if (server.Token is { } token)
            {
                await _account.OpenAsync(token, cancellationToken);
                string[] ours = [server.LastUrl ?? server.UrlOn(callersOrigin), .. server.StoredUrl is { Length: > 0 } stored ? [stored] : Array.Empty<string>()];
                await _account.ChangeAsync(token, list => RegisteredUrls.Without(list, ours), cancellationToken);
            }
        }
        catch (PlexWebhookException problem)
        {
            throw problem.ToRefusal();
        }

        await StoreAsync(server, output => output[PlexWebhookServer.EnabledKey] = false, cancellationToken);
        return new JsonObject { ["success"] = true, ["server_id"] = server.Id, ["registered_in_plex"] = false };
    }

    /// <exception cref="PlexWebhookException">It can't be done now.</exception>
    internal async Task RegisterAsync(PlexWebhookServer server, string url, CancellationToken cancellationToken)
    {
        if (server.Token is not { } token)
        {
            throw new PlexWebhookException(PlexWebhookProblem.MissingToken, "Plex token not configured");
        }

        WebhookCredential credential = await _credentials.CurrentAsync(cancellationToken);
        string target = $"{url}?token={Uri.EscapeDataString(credential.Secret.Reveal())}";
        await _account.OpenAsync(token, cancellationToken);
        await _account.ChangeAsync(token, list => RegisteredUrls.With(list, server, url, target), cancellationToken);
        await StoreAsync(server, output => (output[PlexWebhookServer.UrlKey], output[PlexWebhookServer.EnabledKey]) = (url, true), cancellationToken);
    }

    private static string Origin(PlexWebhookServer server, string? typedUrl, string callersOrigin)
    {
        if (!string.IsNullOrWhiteSpace(typedUrl))
        {
            return WebhookUrls.OriginOf(typedUrl) ?? throw new PlexWebhookException(
                PlexWebhookProblem.MissingUrl, "public_url must begin with http:// or https://, name a host, and hold no user name or password");
        }

        return WebhookUrls.OriginOf(server.StoredUrl) ?? WebhookUrls.OriginOf(callersOrigin)
            ?? throw new PlexWebhookException(PlexWebhookProblem.MissingUrl, "public_url is required: the address of this app as Plex can reach it");
    }

    /// <summary>A server that was deleted meanwhile stays deleted.</summary>
    private Task StoreAsync(PlexWebhookServer server, Action<JsonObject> change, CancellationToken cancellationToken) => server.Id is not { } id
        ? Task.CompletedTask
        : _settings.UpdateAsync(
            json =>
            {
                if (StoredServers.Find(json, id) is { } entry)
                {
                    change(ServerEntries.Part(entry, "output"));
                }
            },
            cancellationToken);
}
