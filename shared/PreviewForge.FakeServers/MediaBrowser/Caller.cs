namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Whom a good token stands for.</summary>
/// <param name="Token">The token.</param>
/// <param name="User">Null for an API key, which may do everything but has no user.</param>
/// <param name="Client">The device that signed in; null for an API key.</param>
public sealed record Caller(string Token, FakeUser? User, ClientInfo? Client)
{
    public bool IsAdministrator => User is not { IsAdministrator: false };
}
