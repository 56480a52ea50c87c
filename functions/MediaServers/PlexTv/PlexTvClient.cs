using System.Text.Json.Serialization.Metadata;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Plex;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>Calls plex.tv. All members throw <see cref="MediaServerException"/> when it can't be asked.</summary>
internal sealed class PlexTvClient(VendorSessions sessions, PlexClientHeaders headers, PlexTvAddress address)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The list of servers is made anew for each call, and takes longer.</summary>
    private static readonly TimeSpan ListPatience = TimeSpan.FromSeconds(15);

    /// <summary>A code that a person can give a token to.</summary>
    public async Task<PinWire> CreatePinAsync(CancellationToken cancellationToken)
    {
        VendorRequest request = VendorRequest.Post("/api/v2/pins") with { Content = Form([new("strong", "true")]) };
        return await ReadAsync(request, PlexTvJson.Default.PinWire, null, cancellationToken);
    }

    /// <summary>What has become of a code; null when there is none, or not any more.</summary>
    public async Task<PinWire?> ReadPinAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(VendorRequest.Get($"/api/v2/pins/{id}"), PlexTvJson.Default.PinWire, null, cancellationToken);
        }
        catch (UnexpectedAnswerException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The devices of an account and those that are shared with it.</summary>
    public async Task<IReadOnlyList<ResourceWire>> ResourcesAsync(Secret token, CancellationToken cancellationToken)
    {
        VendorRequest request = (VendorRequest.Get("/api/v2/resources") with { Deadline = ListPatience }).With("includeHttps", 1).With("includeRelay", 1);
        return [.. (await ReadAsync(request, PlexTvJson.Default.IReadOnlyListResourceWire, token, cancellationToken)).OfType<ResourceWire>()];
    }

    /// <summary>The account that a token belongs to.</summary>
    public async Task<PlexAccount> AccountAsync(Secret token, CancellationToken cancellationToken)
    {
        UserWire user = await ReadAsync(VendorRequest.Get("/api/v2/user"), PlexTvJson.Default.UserWire, token, cancellationToken);
        return new PlexAccount(user.Subscription?.Active ?? false);
    }

    /// <summary>The addresses that plex.tv calls when something happens. Only accounts with Plex Pass have any.</summary>
    public async Task<IReadOnlyList<string>> WebhooksAsync(Secret token, CancellationToken cancellationToken)
    {
        IReadOnlyList<WebhookWire?> rows = await ReadAsync(VendorRequest.Get("/api/v2/user/webhooks"), PlexTvJson.Default.IReadOnlyListWebhookWire, token, cancellationToken);
        return [.. rows.Select(row => row?.Url).OfType<string>()];
    }

    /// <summary>Makes these addresses the whole list.</summary>
    public async Task SetWebhooksAsync(Secret token, IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] form = urls.Count > 0 ? [.. urls.Select(url => new KeyValuePair<string, string>("urls[]", url))] : [new("urls", "")];
        await Open(token).SendAsync(await PrepareAsync(VendorRequest.Post("/api/v2/user/webhooks") with { Content = Form(form) }, cancellationToken), cancellationToken);
    }

    private static FormUrlEncodedContent Form(IEnumerable<KeyValuePair<string, string>> fields) => new(fields);

    private async Task<T> ReadAsync<T>(VendorRequest request, JsonTypeInfo<T> type, Secret? token, CancellationToken cancellationToken)
        => await Open(token).ReadJsonAsync(await PrepareAsync(request, cancellationToken), type, cancellationToken);

    private VendorSession Open(Secret? token) => sessions.Open(new VendorEndpoint("plex.tv", address.Url)
    {
        Timeout = Patience,
        Headers = token is null ? [] : [new(PlexClientHeaders.Token, token.Reveal())],
        Secrets = token is null ? [] : [token],
    });

    /// <summary>The platform that plex.tv knows for sign-ins in a browser.</summary>
    private async Task<VendorRequest> PrepareAsync(VendorRequest request, CancellationToken cancellationToken)
        => request with { Headers = [.. (await headers.GetAsync(cancellationToken)).Select(header => header.Key == PlexClientHeaders.Platform ? new(header.Key, "Web") : header)] };
}

/// <param name="HasPlexPass">True: the account pays for what only subscribers have, webhooks among them.</param>
internal sealed record PlexAccount(bool HasPlexPass);
