using System.Text.Json.Serialization.Metadata;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>The way to one Emby or Jellyfin. A server whose settings lack what a call needs answers nothing, without a call.</summary>
/// <param name="session">Null when the settings lack the address or the credential.</param>
/// <param name="name">The server, for messages.</param>
internal sealed class MediaBrowserClient(VendorSession? session, string name)
{
    public async Task<T> ReadAsync<T>(VendorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await Session.ReadJsonAsync(request, type, cancellationToken);
        }
        catch (UnexpectedAnswerException refusal) when (refusal.Status == 503)
        {
            throw Starting(refusal);
        }
    }

    public async Task<VendorReply> SendAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Session.SendAsync(request, cancellationToken);
        }
        catch (UnexpectedAnswerException refusal) when (refusal.Status == 503)
        {
            throw Starting(refusal);
        }
    }

    /// <summary>Any answer, refusals too, but not that of a server which is starting.</summary>
    public async Task<VendorReply> AskAsync(VendorRequest request, CancellationToken cancellationToken)
    {
        VendorReply reply = await Session.AskAsync(request, cancellationToken);
        return reply.Status == System.Net.HttpStatusCode.ServiceUnavailable ? throw Starting(null) : reply;
    }

    public MediaServerException Refusal(VendorRequest request, VendorReply reply) => Session.Refusal(request, reply);

    public static MediaBrowserClient For(MediaServerSettings server, VendorSessions sessions, Func<MediaServerSettings, IReadOnlyList<KeyValuePair<string, string>>> headers)
    {
        if (server.Url is null || server.Auth.Token is not { } token)
        {
            return new MediaBrowserClient(null, server.Name);
        }

        return new MediaBrowserClient(
            sessions.Open(new VendorEndpoint(server.Type.ToString(), server.Url)
            {
                VerifyTls = server.VerifyTls,
                Timeout = server.Timeout,
                Headers = headers(server),
                Secrets = [token],
            }),
            server.Name);
    }

    private VendorSession Session => session
        ?? throw new ServerUnreachableException($"{name} lacks an address or a credential in its settings. Enter both.", UnreachableCause.NotConfigured);

    private ServerUnreachableException Starting(Exception? inner) => new(
        $"{name} is starting, or has too much to do (HTTP 503). Ask again in a minute.", UnreachableCause.Connection, inner);
}
