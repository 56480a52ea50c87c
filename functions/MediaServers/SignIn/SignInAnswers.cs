using PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;

namespace PreviewForge.Functions.MediaServers.SignIn;

/// <summary>What came of signing in. The token is in it, for the caller to save with the server; it is kept nowhere here.</summary>
/// <param name="DeviceId">The device that the token belongs to; saved with it as <c>auth.device_id</c>. No secret.</param>
public sealed record SignedIn(bool Ok, string? AccessToken, string? UserId, string? ServerId, string? ServerName, string? DeviceId, string Message)
{
    internal static SignedIn Of(SignInResult result)
        => new(result.Ok, result.AccessToken?.Reveal(), result.UserId, result.ServerId, result.ServerName, result.DeviceId, result.Message);
}

public sealed record QuickConnectCode(bool Ok, string? Code, string? Secret, string Message)
{
    internal static QuickConnectCode Of(QuickConnectStart start) => new(start.Ok, start.Ok ? start.Code : null, start.Secret?.Reveal(), start.Message);
}

/// <param name="Ok">Always true: that nobody has approved yet, or asking failed, is an answer.</param>
public sealed record QuickConnectState(bool Ok, bool Authenticated, string Message);
