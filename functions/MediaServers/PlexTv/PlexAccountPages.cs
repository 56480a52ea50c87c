using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>The answers of the sign-in routes. What plex.tv did wrong is logged; callers get the short sentence that clients know.</summary>
public sealed class PlexAccountPages
{
    private readonly PlexSignIn _signIn;
    private readonly SettingsStore _settings;
    private readonly ILogger<PlexAccountPages> _logger;

    internal PlexAccountPages(PlexSignIn signIn, SettingsStore settings, ILogger<PlexAccountPages> logger) => (_signIn, _settings, _logger) = (signIn, settings, logger);

    /// <exception cref="ApiException">500 when plex.tv gives no code.</exception>
    public async Task<JsonObject> StartAsync(CancellationToken cancellationToken)
    {
        StartedSignIn started = await TryAsync(() => _signIn.StartAsync(cancellationToken), "Failed to create PIN", []);
        return new JsonObject { ["id"] = started.Id, ["code"] = started.Code, ["auth_url"] = started.AuthUrl };
    }

    /// <exception cref="ApiException">500 when plex.tv can't be asked.</exception>
    public async Task<JsonObject> CheckAsync(long id, CancellationToken cancellationToken)
    {
        Secret? token = await TryAsync(() => _signIn.CheckAsync(id, cancellationToken), "Failed to check PIN", []);
        return new JsonObject { ["authenticated"] = token is not null, ["auth_token"] = token?.Reveal() };
    }

    /// <param name="presented">The caller's token; blank takes that of the first Plex server in the settings.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ApiException">401 without a token, or with one that plex.tv doesn't know; 500 when it can't be asked.</exception>
    public async Task<JsonObject> ServersAsync(string presented, CancellationToken cancellationToken)
    {
        Secret? own = Secret.From(presented);
        Secret token = own ?? _settings.Read().MediaServers.Where(server => server.Type == ServerType.Plex).Select(server => server.Auth.Token).FirstOrDefault(stored => stored is not null)
            ?? throw Unauthorized("No Plex token: sign in with Plex first");
        IReadOnlyList<DiscoveredServer> servers = await TryAsync(() => _signIn.ServersAsync(token, cancellationToken), "Failed to list the Plex servers", NoServers());

        // Tokens of shared servers go only to whoever holds the account's own token already.
        IEnumerable<DiscoveredServer> shown = own is not null ? servers : servers.Select(server => server with { AccessToken = null });
        return new JsonObject { ["servers"] = JsonSerializer.SerializeToNode(shown, ApiJson.Options) };
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> ask, string failureText, JsonObject more)
    {
        try
        {
            return await ask();
        }
        catch (ServerUnauthorizedException) when (more.Count > 0)
        {
            throw Unauthorized("plex.tv does not accept the token. Sign in with Plex again");
        }
        catch (MediaServerException failure)
        {
            _logger.LogWarning("{What}: {Reason}", failureText, failure.Message);
            throw new ApiException(StatusCodes.Status500InternalServerError, "SERVER_ERROR", failureText).With(more);
        }
    }

    private static ApiException Unauthorized(string message) => new ApiException(StatusCodes.Status401Unauthorized, "UNAUTHORIZED", message).With(NoServers());

    private static JsonObject NoServers() => new() { ["servers"] = new JsonArray() };
}
