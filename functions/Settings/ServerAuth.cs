using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.Settings;

/// <summary>How we prove to a media server who we are.</summary>
public sealed record ServerAuth
{
    /// <summary>Nothing to prove anything with.</summary>
    public static ServerAuth None { get; } = new();

    /// <summary><c>token</c> (Plex), <c>password</c>, <c>quick_connect</c> or <c>api_key</c>; says only how the credential was got.</summary>
    public string Method { get; init; } = "";

    /// <summary>The credential: Plex's <c>token</c>; of Emby and Jellyfin the first of <c>access_token</c>, <c>api_key</c>, <c>token</c>. Null: none.</summary>
    public Secret? Token { get; init; }

    /// <summary>The user that signed in; null for API keys, which belong to nobody.</summary>
    public string? UserId { get; init; }

    /// <summary>The device that the credential was given to. One per stored credential, because a second sign-in of a device ends the first.</summary>
    public string? DeviceId { get; init; }
}
