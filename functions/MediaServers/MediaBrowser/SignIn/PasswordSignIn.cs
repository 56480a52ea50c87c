using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;

/// <summary>Signs in with name and password. The password is sent once, and kept nowhere.</summary>
public sealed class PasswordSignIn
{
    private readonly VendorSessions _sessions;

    internal PasswordSignIn(VendorSessions sessions) => _sessions = sessions;

    /// <summary>Each sign-in is of a new device, because a second one of the same device would end the first one's token.</summary>
    /// <param name="target">The server.</param>
    /// <param name="userName">Not empty.</param>
    /// <param name="password">May be empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<SignInResult> SignInAsync(SignInTarget target, string userName, string password, CancellationToken cancellationToken)
    {
        string device = ClientIdentity.NewDevice();
        VendorSession session = SignInSession.Open(_sessions, target, device, Secret.From(password));
        try
        {
            VendorRequest request = VendorRequest.Post("/Users/AuthenticateByName", new PasswordBody(userName, password), MediaBrowserJson.Default.PasswordBody);
            return SignInSession.Read(await session.ReadJsonAsync(request, MediaBrowserJson.Default.SignInAnswer, cancellationToken), device);
        }
        catch (ServerUnauthorizedException refused)
        {
            return new SignInResult(false, refused.Status == 401
                ? $"{session.Endpoint.Vendor} does not know this user name and password."
                : $"{session.Endpoint.Vendor} does not let this user in (HTTP 403). Is the account disabled, or not allowed from here?");
        }
        catch (UnexpectedAnswerException refused) when (refused.Excerpt.Length > 0)
        {
            return new SignInResult(false, $"{refused.Message} {refused.Excerpt}");
        }
        catch (MediaServerException failure)
        {
            return new SignInResult(false, failure.Message);
        }
    }
}
