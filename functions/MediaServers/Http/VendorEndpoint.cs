using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>Where calls go and what each of them carries.</summary>
/// <param name="Vendor">For messages: <c>Plex</c>, <c>Emby</c>, <c>Jellyfin</c>, <c>plex.tv</c>.</param>
/// <param name="Url">Base address; a path of its own is kept.</param>
internal sealed record VendorEndpoint(string Vendor, Uri Url)
{
    public bool VerifyTls { get; init; } = true;

    /// <summary>Longest wait for an answer where a call doesn't say otherwise.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Headers of every call, credentials among them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Taken out of every text that comes back and is shown.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>The address for people.</summary>
    public string Address => Url.GetLeftPart(UriPartial.Path).TrimEnd('/');

    public Uri Resolve(string target) => new(Address + target);

    /// <summary>A text from outside without our credentials.</summary>
    public string Redact(string text) => Secrets.Aggregate(text, (redacted, secret) => redacted.Replace(secret.Reveal(), "****", StringComparison.Ordinal));
}
