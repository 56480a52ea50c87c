using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>Where Plex's accounts live.</summary>
/// <param name="Url">Base address (<c>PLEX_TV_URL</c>, default <c>https://plex.tv</c>).</param>
internal sealed record PlexTvAddress(Uri Url)
{
    private static readonly Uri Usual = new("https://plex.tv");

    /// <exception cref="InvalidOperationException">The configured address is none.</exception>
    public static PlexTvAddress From(IConfiguration configuration) => configuration["PLEX_TV_URL"]?.Trim() switch
    {
        null or "" => new PlexTvAddress(Usual),
        var text when Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" => new PlexTvAddress(new Uri(text)),
        _ => throw new InvalidOperationException("PLEX_TV_URL must be an address with http or https, such as https://plex.tv."),
    };
}
