using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.Plex;

/// <summary>The headers of Plex's clients.</summary>
internal static class PlexHeaders
{
    public const string Prefix = "X-Plex-";
    public const string Token = "X-Plex-Token";
    public const string ClientIdentifier = "X-Plex-Client-Identifier";
    public const string Product = "X-Plex-Product";
    public const string Version = "X-Plex-Version";
    public const string Platform = "X-Plex-Platform";

    /// <summary>Those by which a client says who it is.</summary>
    public static IReadOnlyList<string> Client { get; } =
        [ClientIdentifier, Product, Version, Platform, "X-Plex-Platform-Version", "X-Plex-Device", "X-Plex-Device-Name"];

    private static readonly HashSet<string> Known = new(
        [
            Token, .. Client, "X-Plex-Provides", "X-Plex-Language", "X-Plex-Sync-Version", "X-Plex-Features", Wire.Window.StartName, Wire.Window.SizeName,
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A header of Plex's that Plex doesn't know, and a token that would stand in every log.</summary>
    public static IEnumerable<Problem> Problems(FakeExchange exchange)
    {
        foreach (var name in exchange.Request.Headers.Keys)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Known.Contains(name))
            {
                yield return new Problem(ViolationKind.WrongHeader, $"the header {name} is unknown");
            }
        }

        if (exchange.Query.Has(Token))
        {
            yield return new Problem(ViolationKind.WrongCredential, $"{Token} is in the query, where every log shows it, not in the header");
        }
    }

    public static IEnumerable<Problem> Missing(FakeExchange exchange) => Client
        .Where(name => exchange.Header(name) is null)
        .Select(name => new Problem(ViolationKind.WrongHeader, $"the header {name} is missing"));

    /// <summary>Judges the token of the header, or else that of the query.</summary>
    public static Admission Admit(FakeExchange exchange, IReadOnlySet<string> tokens) => (exchange.Header(Token) ?? exchange.Query[Token]) switch
    {
        null or "" => new Admission.Malformed($"the header {Token} is missing"),
        var token when tokens.Contains(token) => new Admission.Granted(),
        _ => new Admission.Refused(),
    };
}
