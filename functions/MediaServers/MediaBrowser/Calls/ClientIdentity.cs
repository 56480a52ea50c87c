using System.Security.Cryptography;
using System.Text;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>Who we say we are. Both vendors read this one scheme; Jellyfin 12 reads no other.</summary>
internal static class ClientIdentity
{
    public const string Product = "PreviewForge";

    public static string Version { get; } = typeof(ClientIdentity).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The value of <c>Authorization</c>.</summary>
    /// <param name="deviceId">The device that the credential belongs to.</param>
    /// <param name="token">Null while signing in.</param>
    public static string Authorization(string deviceId, Secret? token = null)
    {
        string credential = token is null ? "" : $"Token=\"{Plain(token.Reveal())}\", ";
        return $"MediaBrowser {credential}Client=\"{Product}\", Device=\"{Product}\", DeviceId=\"{Plain(deviceId)}\", Version=\"{Version}\"";
    }

    /// <summary>A device id that nobody else has.</summary>
    public static string NewDevice() => $"previewforge-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";

    /// <summary>The same device id for the same text, which can't be read back from it.</summary>
    public static string DeviceOf(string text) => $"previewforge-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}";

    /// <summary>Without what would end the quoted value, or the header.</summary>
    public static string Plain(string text) => new([.. text.Where(letter => letter is not ('"' or '\\') && !char.IsControl(letter))]);
}
