using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>Whether plex.tv calls us for a server, and if not, why it can't.</summary>
public sealed class PlexWebhookStatus
{
    private readonly SettingsStore _settings;
    private readonly PlexWebhookAccount _account;
    private readonly Surroundings _surroundings;

    internal PlexWebhookStatus(SettingsStore settings, PlexWebhookAccount account, Surroundings surroundings)
        => (_settings, _account, _surroundings) = (settings, account, surroundings);

    /// <summary>That plex.tv can't be asked is part of the answer.</summary>
    /// <param name="serverId">The server; blank for the first Plex.</param>
    /// <param name="callersOrigin">Scheme and host under which the caller reached us.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="ApiException">404, 400: there is no such Plex server.</exception>
    public async Task<JsonObject> ShowAsync(string? serverId, string callersOrigin, CancellationToken cancellationToken)
    {
        PlexWebhookServer server = PlexWebhookServer.Find(_settings.ReadJson(), serverId);
        string proposed = server.UrlOn(callersOrigin);
        string shown = server.LastUrl ?? proposed;
        Look look = await LookAsync(server, [shown, .. server.StoredUrl is { Length: > 0 } stored ? [stored] : Array.Empty<string>()], cancellationToken);
        return new JsonObject
        {
            ["enabled_in_settings"] = server.IsEnabled,
            ["server_id"] = server.Id,
            ["server_name"] = server.Name,
            ["registered_in_plex"] = look.IsRegistered,
            ["public_url"] = shown,
            ["default_url"] = proposed,
            ["has_plex_pass"] = look.HasPlexPass,
            ["error"] = look.Problem?.Message,
            ["error_reason"] = look.Problem is { } problem ? Snake<PlexWebhookProblem>.Text(problem.Problem) : null,
            ["warning"] = _surroundings.IsContainer && WebhookUrls.IsLoopback(shown)
                ? "The address leads Plex to itself, not to this app, which runs in a container. Enter an address that Plex can reach."
                : null,
        };
    }

    /// <summary>An account whose subscription can't be told has Plex Pass when it may list webhooks.</summary>
    private async Task<Look> LookAsync(PlexWebhookServer server, IReadOnlyList<string> ours, CancellationToken cancellationToken)
    {
        if (server.Token is not { } token)
        {
            return new Look(false, null, new PlexWebhookException(PlexWebhookProblem.MissingToken, "Plex token not configured"));
        }

        bool? hasPlexPass = null;
        try
        {
            PlexAccount account = await _account.OpenAsync(token, cancellationToken);
            hasPlexPass = account.HasPlexPass ? true : null;
            IReadOnlyList<string> list = await _account.ListAsync(token, cancellationToken);
            return new Look(RegisteredUrls.Contain(list, ours), true, null);
        }
        catch (PlexWebhookException problem)
        {
            return new Look(false, hasPlexPass ?? (problem.Problem == PlexWebhookProblem.PlexPassRequired ? false : null), problem);
        }
    }

    private sealed record Look(bool IsRegistered, bool? HasPlexPass, PlexWebhookException? Problem);
}

/// <param name="IsContainer">True: our loopback address is nobody else's.</param>
internal sealed record Surroundings(bool IsContainer);
