using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>
/// <c>Authorization: MediaBrowser Token="…"</c> and <c>?ApiKey=</c> are good everywhere; Emby's ways only before version 12.
/// </summary>
internal sealed class JellyfinCredentials(JellyfinRelease release) : CredentialReader
{
    private const string Scheme = "MediaBrowser";
    private const string LegacyScheme = "Emby";
    private static readonly string[] LegacyHeaders = ["X-Emby-Token", "X-MediaBrowser-Token"];

    public override Credential Read(FakeExchange exchange)
    {
        if ((TokenOf(exchange, Scheme) ?? NullIfEmpty(exchange.Query["ApiKey"])) is { } token)
        {
            return new Credential.Token(token);
        }

        if (Legacy(exchange) is var (name, value))
        {
            return release.TakesLegacyCredentials
                ? new Credential.Token(value)
                : new Credential.Foreign($"Jellyfin {release.Version} takes no token from {name}");
        }

        return exchange.Header("Authorization") is { } other && !other.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? new Credential.Foreign($"the scheme '{other.Split(' ')[0]}' is none of Jellyfin's")
            : new Credential.None();
    }

    public override IReadOnlyDictionary<string, string> ReadParts(FakeExchange exchange) =>
        Parts(exchange, "Authorization", Scheme) ?? LegacyParts(exchange) ?? new Dictionary<string, string>();

    private IReadOnlyDictionary<string, string>? LegacyParts(FakeExchange exchange) => release.TakesLegacyCredentials
        ? Parts(exchange, "Authorization", LegacyScheme) ?? Parts(exchange, "X-Emby-Authorization", Scheme, LegacyScheme)
        : null;

    private static (string Name, string Value)? Legacy(FakeExchange exchange)
    {
        foreach (var header in LegacyHeaders)
        {
            if (NullIfEmpty(exchange.Header(header)) is { } token)
            {
                return (header, token);
            }
        }

        if (NullIfEmpty(exchange.Query["api_key"]) is { } key)
        {
            return ("api_key", key);
        }

        return TokenOf(exchange, LegacyScheme) is { } emby ? ($"Authorization: {LegacyScheme}", emby)
            : NullIfEmpty(Parts(exchange, "X-Emby-Authorization", Scheme, LegacyScheme)?.GetValueOrDefault("Token")) is { } old ? ("X-Emby-Authorization", old)
            : null;
    }

    private static string? TokenOf(FakeExchange exchange, string scheme) =>
        NullIfEmpty(Parts(exchange, "Authorization", scheme)?.GetValueOrDefault("Token"));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
