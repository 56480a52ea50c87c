using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>
/// The addresses that plex.tv calls for an account. It takes only whole lists, so a change reads the list, changes it and writes it back, one change
/// at a time, and never from a list that was read before.
/// </summary>
internal sealed class PlexTvWebhooks(PlexTvClient client) : IDisposable
{
    private readonly SemaphoreSlim _oneChange = new(1, 1);

    /// <exception cref="MediaServerException">plex.tv can't be asked, or refuses: <see cref="ServerUnauthorizedException"/> also without Plex Pass.</exception>
    public Task<IReadOnlyList<string>> ListAsync(Secret token, CancellationToken cancellationToken) => client.WebhooksAsync(token, cancellationToken);

    /// <summary>Changes the list; nothing is written when it stays the same.</summary>
    /// <param name="token">The account's.</param>
    /// <param name="change">Makes the new list of the one that is there.</param>
    /// <param name="cancellationToken">Stops before the list is written.</param>
    /// <returns>The new list.</returns>
    /// <inheritdoc cref="ListAsync" path="/exception"/>
    public async Task<IReadOnlyList<string>> ChangeAsync(Secret token, Func<IReadOnlyList<string>, IEnumerable<string>> change, CancellationToken cancellationToken)
    {
        await _oneChange.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyList<string> before = await client.WebhooksAsync(token, cancellationToken);
            string[] after = [.. change(before).Distinct(StringComparer.Ordinal)];
            if (!after.SequenceEqual(before))
            {
                await client.SetWebhooksAsync(token, after, cancellationToken);
            }

            return after;
        }
        finally
        {
            _oneChange.Release();
        }
    }

    public void Dispose() => _oneChange.Dispose();
}
