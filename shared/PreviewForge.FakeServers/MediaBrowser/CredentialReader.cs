using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Reads credentials as one vendor and version does.</summary>
internal abstract class CredentialReader
{
    public abstract Credential Read(FakeExchange exchange);

    /// <summary>The parts of the header by which a client introduces itself; empty when there is none of the right scheme.</summary>
    public abstract IReadOnlyDictionary<string, string> ReadParts(FakeExchange exchange);

    /// <summary>Query parameters that carry a token.</summary>
    public static IReadOnlyList<QueryRule> QueryNames { get; } = [QueryRule.Optional("ApiKey"), QueryRule.Optional("api_key")];

    /// <summary>The parts of a header whose scheme is one of these; null when it isn't there or has another scheme.</summary>
    protected static IReadOnlyDictionary<string, string>? Parts(FakeExchange exchange, string header, params ReadOnlySpan<string> schemes)
    {
        if (exchange.Header(header) is not { } value)
        {
            return null;
        }

        var scheme = value.Split(' ', 2);
        return scheme.Length == 2 && schemes.Contains(scheme[0], StringComparer.OrdinalIgnoreCase) ? ClientInfo.ReadParts(scheme[1]) : null;
    }
}
