using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Emby;

/// <summary>Emby takes the token from its own header, from the query, or from the header by which clients introduce themselves.</summary>
internal sealed class EmbyCredentials : CredentialReader
{
    private static readonly string[] Schemes = ["Emby", "MediaBrowser"];

    public override Credential Read(FakeExchange exchange)
    {
        if ((exchange.Header("X-Emby-Token") ?? exchange.Query["api_key"] ?? ReadParts(exchange).GetValueOrDefault("Token")) is { Length: > 0 } token)
        {
            return new Credential.Token(token);
        }

        return exchange.Header("Authorization") is { } other && Parts(exchange, "Authorization", Schemes) is null
            ? new Credential.Foreign($"the scheme '{other.Split(' ')[0]}' is none of Emby's")
            : new Credential.None();
    }

    public override IReadOnlyDictionary<string, string> ReadParts(FakeExchange exchange) =>
        Parts(exchange, "Authorization", Schemes) ?? Parts(exchange, "X-Emby-Authorization", Schemes) ?? new Dictionary<string, string>();
}
