using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;

/// <summary>Where somebody signs in.</summary>
/// <param name="Type">Emby or Jellyfin.</param>
/// <param name="Url">The server's address, checked.</param>
/// <param name="VerifyTls">False: any certificate will do.</param>
public sealed record SignInTarget(ServerType Type, Uri Url, bool VerifyTls = true);

/// <summary>What came of signing in.</summary>
/// <param name="Ok">There is a token.</param>
/// <param name="Message">What went wrong and what to do; or that it went well.</param>
public sealed record SignInResult(bool Ok, string Message)
{
    public Secret? AccessToken { get; init; }

    public string? UserId { get; init; }

    /// <summary>The server's own id.</summary>
    public string? ServerId { get; init; }

    public string? ServerName { get; init; }

    /// <summary>The device that the token belongs to; to be stored with it, for another sign-in of the device would end the token.</summary>
    public string? DeviceId { get; init; }
}

/// <param name="Ok">There is a code.</param>
/// <param name="Message">What went wrong and what to do.</param>
/// <param name="Code">What a person enters on the server; empty without.</param>
/// <param name="Secret">What the next steps take; null without.</param>
public sealed record QuickConnectStart(bool Ok, string Message, string Code = "", Secret? Secret = null);

/// <param name="Authenticated">A person has approved it.</param>
/// <param name="Message">What is waited for, or went wrong.</param>
public sealed record QuickConnectPoll(bool Authenticated, string Message);
