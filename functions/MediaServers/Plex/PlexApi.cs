using System.Globalization;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Playback;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>The calls of one Plex server. All throw <see cref="MediaServerException"/> when it can't be asked.</summary>
/// <param name="session">Where calls go; null when the settings lack the address or the token, and then nothing is ever sent.</param>
/// <param name="headers">What we say of ourselves.</param>
/// <param name="name">The server, for messages.</param>
internal sealed partial class PlexApi(VendorSession? session, PlexClientHeaders headers, string name)
{
    /// <summary>
    /// Rows of a page: 500 make two calls of 1,000 items, where Plex's own 100 makes ten, and keep an answer at about 1 MiB, which a slow server
    /// still writes within the time of one try.
    /// </summary>
    public const int PageSize = 500;

    /// <summary>Who the server is (<c>GET /</c>).</summary>
    public Task<PlexContainer> RootAsync(CancellationToken cancellationToken) => GetAsync(VendorRequest.Get("/"), cancellationToken);

    /// <summary>Its libraries of all kinds.</summary>
    public async Task<IReadOnlyList<PlexSection>> SectionsAsync(CancellationToken cancellationToken)
        => [.. ((await GetAsync(VendorRequest.Get("/library/sections"), cancellationToken)).Directories ?? []).Select(PlexSection.From).OfType<PlexSection>()];

    /// <summary>What plays now on it.</summary>
    public async Task<IReadOnlyList<PlexMetadata>> SessionsAsync(CancellationToken cancellationToken)
        => [.. (await GetAsync(VendorRequest.Get("/status/sessions") with { Deadline = PlaybackPatience.Longest }, cancellationToken)).Rows];

    /// <summary>Asks for a scan of one folder of a section. Plex answers at once and scans afterwards.</summary>
    public Task RefreshAsync(string section, string folder, CancellationToken cancellationToken)
        => SendAsync(VendorRequest.Get($"/library/sections/{Uri.EscapeDataString(section)}/refresh").With("path", folder), cancellationToken);

    /// <summary>Hubs of what has a title like the text.</summary>
    /// <param name="text">What to look for.</param>
    /// <param name="limit">Most results of each kind.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<PlexMetadata>> SearchAsync(string text, int limit, CancellationToken cancellationToken)
    {
        PlexContainer answer = await GetAsync(VendorRequest.Get("/hubs/search").With("query", text).With("limit", limit), cancellationToken);
        return [.. (answer.Hubs ?? []).SelectMany(hub => hub?.Metadata ?? []).OfType<PlexMetadata>()];
    }

    private VendorSession Session => session ?? throw new ServerUnreachableException(
        $"{name} has no address or no token in the settings. Enter both, or sign in with Plex.", UnreachableCause.NotConfigured);

    private async Task<PlexContainer> GetAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        PlexDocument document = await Session.ReadJsonAsync(await WithHeadersAsync(request, cancellationToken), PlexJson.Default.PlexDocument, cancellationToken);
        return document.Container ?? throw new UnexpectedAnswerException(
            $"{name} answered {request.Path} with JSON that a Plex server doesn't write. Check the address: something else may be listening there.");
    }

    private async Task SendAsync(VendorRequest request, CancellationToken cancellationToken)
        => await Session.SendAsync(await WithHeadersAsync(request, cancellationToken), cancellationToken);

    private async Task<VendorRequest> WithHeadersAsync(VendorRequest request, CancellationToken cancellationToken)
        => request with { Headers = [.. request.Headers, .. await headers.GetAsync(cancellationToken)] };

    private static VendorRequest Page(VendorRequest request, int start) => request with
    {
        Headers =
        [
            new("X-Plex-Container-Start", start.ToString(CultureInfo.InvariantCulture)),
            new("X-Plex-Container-Size", PageSize.ToString(CultureInfo.InvariantCulture)),
        ],
    };
}
