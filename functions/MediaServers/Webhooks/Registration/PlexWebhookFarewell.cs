using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>Takes the address of a server that was deleted out of its account's list. Best effort: the server is gone either way.</summary>
public sealed class PlexWebhookFarewell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly PlexTvWebhooks _webhooks;
    private readonly TimeProvider _time;
    private readonly ILogger<PlexWebhookFarewell> _logger;

    internal PlexWebhookFarewell(PlexTvWebhooks webhooks, TimeProvider time, ILogger<PlexWebhookFarewell> logger) => (_webhooks, _time, _logger) = (webhooks, time, logger);

    /// <param name="deleted">The entry as it was.</param>
    /// <param name="settings">The whole file, for what the entry doesn't say itself.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    public async Task SayAsync(JsonObject deleted, JsonObject settings, CancellationToken cancellationToken)
    {
        if (ServerTypes.Parse(JsonText.Of(deleted["type"], " ")) != ServerType.Plex
            || PlexWebhookServer.Of(deleted, settings) is not { Token: { } token, LastUrl: { } url } server)
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await _webhooks.ChangeAsync(token, list => RegisteredUrls.Without(list, [url]), both.Token);
        }
        catch (MediaServerException failure)
        {
            _logger.LogWarning("The webhook of the deleted server {Server} may still be registered at plex.tv: {Reason}", server.Name, failure.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.LogWarning("The webhook of the deleted server {Server} may still be registered at plex.tv, which gave no answer", server.Name);
        }
    }
}
