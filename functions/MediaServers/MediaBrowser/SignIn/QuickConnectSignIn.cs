using System.Net;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;

/// <summary>
/// Jellyfin's sign-in by a code that a person approves on the server. All three steps are of one device. Nothing is remembered between them: the
/// server itself says which device began, so it works across restarts and several hosts.
/// </summary>
public sealed class QuickConnectSignIn
{
    private const string Expired = "The code has expired. Start again.";

    private readonly VendorSessions _sessions;

    internal QuickConnectSignIn(VendorSessions sessions) => _sessions = sessions;

    /// <summary>Asks for a code.</summary>
    public async Task<QuickConnectStart> InitiateAsync(SignInTarget target, CancellationToken cancellationToken)
    {
        VendorSession session = SignInSession.Open(_sessions, target, ClientIdentity.NewDevice());
        try
        {
            QuickConnectRow row = await session.ReadJsonAsync(VendorRequest.Post("/QuickConnect/Initiate"), MediaBrowserJson.Default.QuickConnectRow, cancellationToken);
            return Secret.From(row.Secret) is { } secret && row.Code is { Length: > 0 } code
                ? new QuickConnectStart(true, "", code, secret)
                : new QuickConnectStart(false, "Jellyfin gave no code. Try again, or sign in with name and password.");
        }
        catch (ServerUnauthorizedException refused) when (refused.Status == 401)
        {
            return new QuickConnectStart(false, "Quick Connect is not enabled on this Jellyfin. An administrator can switch it on under Dashboard, General.");
        }
        catch (MediaServerException failure)
        {
            return new QuickConnectStart(false, failure.Message);
        }
    }

    /// <summary>Asks whether the code has been approved.</summary>
    public async Task<QuickConnectPoll> PollAsync(SignInTarget target, Secret secret, CancellationToken cancellationToken)
    {
        (QuickConnectRow? row, string problem) = await ConnectAsync(target, secret, cancellationToken);
        return new QuickConnectPoll(row?.Authenticated == true, row is { Authenticated: false } ? "Waiting for the code to be approved" : problem);
    }

    /// <summary>Takes the token of an approved code.</summary>
    public async Task<SignInResult> ExchangeAsync(SignInTarget target, Secret secret, CancellationToken cancellationToken)
    {
        (QuickConnectRow? row, string problem) = await ConnectAsync(target, secret, cancellationToken);
        if (row is not { Authenticated: true })
        {
            return new SignInResult(false, row is null ? problem : NotYet);
        }

        string device = DeviceOf(row, secret);
        try
        {
            VendorRequest request = VendorRequest.Post("/Users/AuthenticateWithQuickConnect", new SecretBody(secret.Reveal()), MediaBrowserJson.Default.SecretBody);
            return SignInSession.Read(
                await SignInSession.Open(_sessions, target, device, secret).ReadJsonAsync(request, MediaBrowserJson.Default.SignInAnswer, cancellationToken), device);
        }
        catch (ServerUnauthorizedException refused) when (refused.Status == 401)
        {
            return new SignInResult(false, NotYet);
        }
        catch (MediaServerException failure)
        {
            return new SignInResult(false, failure.Message);
        }
    }

    private const string NotYet = "The code is not approved yet. Enter it on the server first.";

    private async Task<(QuickConnectRow? Row, string Problem)> ConnectAsync(SignInTarget target, Secret secret, CancellationToken cancellationToken)
    {
        VendorSession session = SignInSession.Open(_sessions, target, ClientIdentity.DeviceOf(secret.Reveal()), secret);
        try
        {
            VendorRequest request = VendorRequest.Get("/QuickConnect/Connect").With("secret", secret.Reveal());
            return (await session.ReadJsonAsync(request, MediaBrowserJson.Default.QuickConnectRow, cancellationToken), "");
        }
        catch (UnexpectedAnswerException refused) when (refused.Status == (int)HttpStatusCode.NotFound)
        {
            return (null, Expired);
        }
        catch (ServerUnauthorizedException refused) when (refused.Status == 401)
        {
            return (null, "Jellyfin does not accept the code any more (HTTP 401). Start again.");
        }
        catch (MediaServerException failure)
        {
            return (null, failure.Message);
        }
    }

    private static string DeviceOf(QuickConnectRow row, Secret secret) => row.DeviceId is { Length: > 0 } device ? device : ClientIdentity.DeviceOf(secret.Reveal());
}
