using System.Text;
using Microsoft.AspNetCore.Http;

namespace PreviewForge.Functions.Security;

/// <summary>
/// The secrets that a webhook shows; a right one of several is enough, because browsers and proxies add what they have. Plex can be taught nothing but
/// a URL, and some others nothing but user and password.
/// </summary>
internal static class WebhookTokens
{
    /// <summary>Nobody needs more; without a limit a request could keep us busy.</summary>
    private const int Most = 16;

    private const string Bearer = "Bearer ";

    private const string Basic = "Basic ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary><c>X-Auth-Token</c>, then <c>Authorization</c> as bearer or as the password of basic, then <c>?token=</c>; blank ones don't count.</summary>
    public static IEnumerable<string> Of(HttpRequest request)
        => request.Headers["X-Auth-Token"].OfType<string>()
            .Concat(request.Headers.Authorization.OfType<string>().Select(Authorization).OfType<string>())
            .Concat(request.Query["token"].OfType<string>())
            .Select(token => token.Trim())
            .Where(token => token.Length > 0)
            .Take(Most);

    private static string? Authorization(string value) => value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..]
        : value.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(value[Basic.Length..].Trim())
        : null;

    /// <summary>Null for what is no pair of user and password. The user's name counts for nothing.</summary>
    private static string? Password(string encoded)
    {
        byte[] pair = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, pair, out int length))
        {
            return null;
        }

        int colon = pair.AsSpan(0, length).IndexOf((byte)':');
        return colon < 0 ? null : Text(pair.AsSpan(colon + 1, length - colon - 1));
    }

    /// <summary>Sonarr and Radarr encode as Latin-1, everybody else as UTF-8.</summary>
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
