using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Security;

/// <summary>Lets senders of webhooks in that show the webhooks' secret, or the token of the API.</summary>
public sealed class WebhookAuthentication(TokenStore tokens, SettingsStore settings)
{
    /// <summary>Every secret that is shown is compared with both, right or wrong, so the time tells nothing.</summary>
    /// <exception cref="ApiException">503: the settings can't be read, so nobody knows whether the sender may come in.</exception>
    public async ValueTask<bool> IsAllowedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        AuthToken token = await tokens.CurrentAsync(cancellationToken);
        (AuthToken secret, bool isKnown) = SecretOr(token);
        bool isAllowed = false;
        bool isAny = false;
        foreach (string shown in WebhookTokens.Of(request))
        {
            isAny = true;
            isAllowed |= token.Matches(shown) | secret.Matches(shown);
        }

        return isAllowed || isKnown || !isAny
            ? isAllowed
            : throw ApiException.Unavailable("The settings can't be read, so this webhook can't be checked.", "The app's log and its settings page say what is wrong.");
    }

    /// <summary>A stranger isn't told what is wrong with the settings.</summary>
    private (AuthToken Secret, bool IsKnown) SecretOr(AuthToken token)
    {
        try
        {
            return (settings.Read().WebhookSecret is { } secret ? new AuthToken(secret.Reveal()) : token, true);
        }
        catch (SettingsException)
        {
            return (token, false);
        }
    }
}
