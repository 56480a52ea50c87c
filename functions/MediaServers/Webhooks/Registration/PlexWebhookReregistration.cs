using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>When the secret for webhooks changes, plex.tv gets the addresses anew: those with the old secret are refused from now on.</summary>
public sealed class PlexWebhookReregistration(
    SettingsStore settings, PlexWebhookRegistration registration, TimeProvider time, ILogger<PlexWebhookReregistration> logger) : ISettingsFollower
{
    /// <summary>For all servers; somebody waits for the save.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task AfterSaveAsync(IReadOnlySet<string> changedKeys, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!changedKeys.Contains(SettingKeys.WebhookSecret))
        {
            return;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await Task.WhenAll(PlexWebhookServer.All(settings.ReadJson()).Where(server => server is { Token: not null, LastUrl: not null }).Select(server => RenewAsync(server, both.Token)));
    }

    private async Task RenewAsync(PlexWebhookServer server, CancellationToken cancellationToken)
    {
        try
        {
            await registration.RegisterAsync(server, server.LastUrl!, cancellationToken);
            logger.LogInformation("The webhook of {Server} is registered at plex.tv with the new secret", server.Name);
        }
        catch (PlexWebhookException problem)
        {
            logger.LogWarning("The webhook of {Server} is still registered at plex.tv with the old secret, which is refused; register it again: {Reason}", server.Name, problem.Message);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("The webhook of {Server} may still be registered at plex.tv with the old secret, which is refused; register it again: plex.tv gave no answer in time", server.Name);
        }
    }
}
