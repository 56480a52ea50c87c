using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>An account's webhooks, with every failure told as one of the few that matter here.</summary>
internal sealed class PlexWebhookAccount(PlexTvClient client, PlexTvWebhooks webhooks)
{
    /// <exception cref="PlexWebhookException">The token is not accepted, or plex.tv can't be asked.</exception>
    public Task<PlexAccount> OpenAsync(Secret token, CancellationToken cancellationToken)
        => TryAsync(() => client.AccountAsync(token, cancellationToken), isTokenGood: false);

    /// <summary>The addresses that are registered, of an account that was opened.</summary>
    /// <exception cref="PlexWebhookException">The account may have none, or plex.tv can't be asked.</exception>
    public Task<IReadOnlyList<string>> ListAsync(Secret token, CancellationToken cancellationToken)
        => TryAsync(() => webhooks.ListAsync(token, cancellationToken), isTokenGood: true);

    /// <summary>Changes them in one reading and one writing.</summary>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public async Task ChangeAsync(Secret token, Func<IReadOnlyList<string>, IEnumerable<string>> change, CancellationToken cancellationToken)
        => await TryAsync(() => webhooks.ChangeAsync(token, change, cancellationToken), isTokenGood: true);

    private static async Task<T> TryAsync<T>(Func<Task<T>> ask, bool isTokenGood)
    {
        try
        {
            return await ask();
        }
        catch (MediaServerException failure)
        {
            throw PlexWebhookException.Of(failure, isTokenGood);
        }
    }
}
