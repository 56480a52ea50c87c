using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>What a server's <c>auth</c> must hold, and where it may go.</summary>
internal static class CredentialRules
{
    /// <summary>What is wrong, in a sentence; null when nothing is.</summary>
    public static string? Problem(ServerType type, JsonObject auth)
    {
        if (Methods(type) is not { Length: > 0 } methods)
        {
            return null;
        }

        if (auth.FirstOrDefault(member => StoredSecrets.IsSecret(member.Key) && member.Value is not null && !IsText(member.Value)).Key is { } strange)
        {
            return $"auth.{strange} must be text";
        }

        string method = auth.TextOf("method");
        if (!methods.Contains(method))
        {
            return $"auth.method must be {string.Join(" or ", methods)}";
        }

        string key = KeyOf(method);
        return auth.TextOf(key).Trim().Length == 0 ? $"auth.{key} is required when auth.method is {method}" : null;
    }

    /// <summary>The method that fits the credential, where only the credential was given.</summary>
    public static string? Guess(ServerType type, JsonObject auth)
        => Methods(type).Reverse().FirstOrDefault(method => auth.TextOf(KeyOf(method)).Length > 0);

    /// <summary>
    /// Why a new address needs the credential anew: what was stored for one host is never sent to another, so that nobody who may edit the address
    /// can have the credential sent to himself.
    /// </summary>
    public static string? WhyNotThere(string storedUrl, string newUrl, IEnumerable<string> keptSecrets)
    {
        bool isElsewhere = Uri.TryCreate(storedUrl, UriKind.Absolute, out Uri? stored) && Uri.TryCreate(newUrl, UriKind.Absolute, out Uri? wanted)
            && !(stored.Scheme == wanted.Scheme && stored.IdnHost.Equals(wanted.IdnHost, StringComparison.OrdinalIgnoreCase) && stored.Port == wanted.Port);
        return isElsewhere && keptSecrets.FirstOrDefault() is { } kept
            ? $"The address changed, so auth.{kept} must be entered again: a credential that was stored for {new Uri(storedUrl).GetLeftPart(UriPartial.Authority)} is not sent to another host, port or scheme."
            : null;
    }

    private static string[] Methods(ServerType type) => type switch
    {
        ServerType.Plex => ["token"],
        ServerType.Emby => ["password", "api_key"],
        ServerType.Jellyfin => ["quick_connect", "password", "api_key"],
        ServerType.Folder => [],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such vendor."),
    };

    private static string KeyOf(string method) => method switch
    {
        "token" => "token",
        "api_key" => "api_key",
        _ => "access_token",
    };

    private static bool IsText(JsonNode value) => value is JsonValue scalar && scalar.TryGetValue(out string? _);
}
