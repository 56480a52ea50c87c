using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Security;

/// <summary>Says at start, masked, which token is in force; so it exists before the first caller needs it.</summary>
internal sealed class TokenBanner(TokenStore tokens, ILogger<TokenBanner> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        AuthToken token = await tokens.CurrentAsync(cancellationToken);
        logger.LogInformation("API token {Token}, from {Source}", token, tokens.IsFixed ? "WEB_AUTH_TOKEN" : "auth.json");
        if (tokens.IsFixed && tokens.LoadSaved() is { } saved && !token.Matches(saved.Reveal()))
        {
            logger.LogWarning("auth.json holds another token, {Saved}, which does not count while WEB_AUTH_TOKEN is set", saved);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
