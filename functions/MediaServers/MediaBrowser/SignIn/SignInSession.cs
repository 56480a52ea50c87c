using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;

/// <summary>Sessions before there is a token: they only say which device we are.</summary>
internal static class SignInSession
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static VendorSession Open(VendorSessions sessions, SignInTarget target, string deviceId, Secret? secret = null)
        => sessions.Open(new VendorEndpoint(target.Type.ToString(), target.Url)
        {
            VerifyTls = target.VerifyTls,
            Timeout = Patience,
            Headers = [new("Authorization", ClientIdentity.Authorization(deviceId))],
            Secrets = secret is null ? [] : [secret],
        });

    /// <summary>What the server's answer to a sign-in gives.</summary>
    public static SignInResult Read(SignInAnswer answer, string deviceId) => Secret.From(answer.AccessToken) is { } token
        ? new SignInResult(true, "Signed in")
        {
            AccessToken = token,
            UserId = answer.User?.Id,
            ServerId = answer.ServerId,
            ServerName = answer.User?.ServerName,
            DeviceId = answer.SessionInfo?.DeviceId is { Length: > 0 } device ? device : deviceId,
        }
        : new SignInResult(false, "The server accepted the sign-in but gave no token. Try again, or use an API key.");
}
