using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks;

/// <summary>What senders of webhooks show: the secret for webhooks, or else the app's own token.</summary>
public sealed class WebhookCredentials(SettingsStore settings, TokenStore tokens)
{
    public async Task<WebhookCredential> CurrentAsync(CancellationToken cancellationToken)
    {
        if (settings.Read().WebhookSecret is { } secret)
        {
            return new WebhookCredential(secret, "webhook_secret");
        }

        AuthToken token = await tokens.CurrentAsync(cancellationToken);
        return new WebhookCredential(Secret.From(token.Reveal())!, "api_token");
    }
}

/// <param name="Secret">The credential.</param>
/// <param name="Source">Where it comes from: <c>webhook_secret</c> or <c>api_token</c>.</param>
public sealed record WebhookCredential(Secret Secret, string Source);
