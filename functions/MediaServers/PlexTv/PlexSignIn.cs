using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Plex;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>Signing in with a Plex account. Nothing is stored here: a token counts only when somebody saves a server with it.</summary>
internal sealed class PlexSignIn(PlexTvClient client, ClientIdentifier identifier)
{
    /// <summary>A code, and the page on which its owner agrees.</summary>
    /// <exception cref="MediaServerException">plex.tv can't be asked.</exception>
    public async Task<StartedSignIn> StartAsync(CancellationToken cancellationToken)
    {
        PinWire pin = await client.CreatePinAsync(cancellationToken);
        if (pin is not { Id: { } id, Code: { Length: > 0 } code })
        {
            throw new UnexpectedAnswerException("plex.tv gave no code to sign in with. Try again later.");
        }

        string clientId = Uri.EscapeDataString(await identifier.GetAsync(cancellationToken));
        return new StartedSignIn(
            id,
            code,
            $"https://app.plex.tv/auth#?clientID={clientId}&code={Uri.EscapeDataString(code)}&context%5Bdevice%5D%5Bproduct%5D={Uri.EscapeDataString(PlexClientHeaders.Product)}");
    }

    /// <summary>The token, once the owner has agreed; null until then, and for a code that has run out.</summary>
    /// <exception cref="MediaServerException">plex.tv can't be asked.</exception>
    public async Task<Secret?> CheckAsync(long id, CancellationToken cancellationToken) => Secret.From((await client.ReadPinAsync(id, cancellationToken))?.AuthToken);

    /// <summary>The servers that an account can use.</summary>
    /// <exception cref="MediaServerException">plex.tv can't be asked, or doesn't know the token.</exception>
    public async Task<IReadOnlyList<DiscoveredServer>> ServersAsync(Secret token, CancellationToken cancellationToken)
        => [.. (await client.ResourcesAsync(token, cancellationToken)).Select(DiscoveredServer.From).OfType<DiscoveredServer>()];
}

/// <param name="Id">To ask what has become of it.</param>
/// <param name="Code">What the page hands in.</param>
/// <param name="AuthUrl">The page.</param>
internal sealed record StartedSignIn(long Id, string Code, string AuthUrl);
