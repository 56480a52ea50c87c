using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Sets the server's daily trickplay task.</summary>
public sealed class TrickplayTask(ServerAccess servers)
{
    /// <exception cref="ApiException">404, 409; 400 for a wrong body, or a server that has no such task.</exception>
    public async Task<DoneAnswer> SetAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        IScheduledTrickplay task = server.Need(server.Connection.ScheduledTrickplay, "scheduled trickplay task");
        bool isEnabled = body["enabled"]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ApiException.Invalid("enabled must be true or false").With(new JsonObject { ["ok"] = false }),
        };
        try
        {
            await task.SetAsync(isEnabled, cancellationToken);
            return new DoneAnswer(true, "");
        }
        catch (MediaServerException failure)
        {
            return new DoneAnswer(false, failure.Message);
        }
    }
}

/// <param name="Ok">It is done.</param>
/// <param name="Error">Why it isn't; empty when it is.</param>
public sealed record DoneAnswer(bool Ok, string Error);
