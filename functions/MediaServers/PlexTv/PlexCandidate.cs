using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>A Plex server as a caller describes it; what is left out is taken from the first Plex server of the settings.</summary>
/// <param name="Url">The address; null or blank: the saved one.</param>
/// <param name="Token">The credential; null or blank: the saved one, if the address is the saved one too.</param>
/// <param name="VerifyTls">Null: as it is saved.</param>
internal sealed record PlexCandidate(string? Url, string? Token, bool? VerifyTls)
{
    public const string Masked = "****";

    /// <param name="settings">The settings in force.</param>
    /// <param name="targets">Says which addresses are not called.</param>
    /// <param name="shape">Members of a refusal's body.</param>
    /// <exception cref="ApiException">400 when address or token are missing, or the address can't be used.</exception>
    public MediaServerSettings Resolve(AppSettings settings, OutboundTargets targets, Func<JsonObject> shape)
    {
        MediaServerSettings? saved = settings.MediaServers.FirstOrDefault(server => server is { Type: ServerType.Plex, Url: not null });
        Uri? url = saved?.Url;
        if (!string.IsNullOrWhiteSpace(Url) && targets.WhyUnfit(Url, out url) is { } problem)
        {
            throw ApiException.Invalid(problem).With(shape());
        }

        // The saved token is for the saved server: it is sent to no address that a caller thinks of.
        bool isSavedServer = url is not null && saved?.Url is { } known && Uri.Compare(url, known, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        Secret? token = Secret.From(Token) is { } given && given.Reveal() != Masked ? given : isSavedServer ? saved!.Auth.Token : null;
        return url is null || token is null
            ? throw ApiException.Invalid(url is null ? "url is required" : "token is required").With(shape())
            : new MediaServerSettings
            {
                Id = isSavedServer ? saved!.Id : "candidate",
                Name = isSavedServer ? saved!.Name : url.Host,
                Type = ServerType.Plex,
                Url = url,
                Auth = new ServerAuth { Method = "token", Token = token },
                VerifyTls = VerifyTls ?? (!isSavedServer || saved!.VerifyTls),
                Timeout = TimeSpan.FromSeconds(10),
            };
    }
}
