using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>
/// Asks a server for its own id, by which webhooks name it. Best effort: a server that is away is saved all the same. The settings are not locked
/// while the server is asked, and what somebody else changed meanwhile stays.
/// </summary>
public sealed class IdentityCapture(SettingsStore settings, ServerConnections connections, TimeProvider time, ILogger<IdentityCapture> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Stores the id that an enabled server tells; without an answer, what is stored stays.</summary>
    public async Task RunAsync(string serverId, CancellationToken cancellationToken)
    {
        JsonObject asked = settings.ReadJson();
        if (StoredServers.Find(asked, serverId) is not { } entry || StoredServers.Read(entry) is not { IsUsable: true, Type: not ServerType.Folder } server)
        {
            return;
        }

        if (await AskAsync(server, SettingsReader.Read(asked), cancellationToken) is { Length: > 0 } identity && identity != server.ServerIdentity)
        {
            await settings.UpdateAsync(json => Store(json, entry, serverId, identity), cancellationToken);
        }
    }

    private static void Store(JsonObject json, JsonObject asked, string serverId, string identity)
    {
        bool IsSame(JsonObject now, string key) => JsonNode.DeepEquals(now[key], asked[key]);

        if (StoredServers.Find(json, serverId) is { } now && IsSame(now, "url") && IsSame(now, "auth") && IsSame(now, "server_identity"))
        {
            now["server_identity"] = identity;
        }
    }

    private async Task<string?> AskAsync(MediaServerSettings server, AppSettings all, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return (await connections.Open(server, all).Probe.AskAsync(both.Token)).Id;
        }
        catch (MediaServerException away)
        {
            logger.LogInformation("The identity of server {Server} is not known yet: {Reason}", server.Id, away.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogInformation("The identity of server {Server} is not known yet: no answer within {Seconds} seconds", server.Id, Patience.TotalSeconds);
        }

        return null;
    }
}
