using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Playback;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>Lists, adds, changes and removes media servers.</summary>
public sealed class ServersFunction(ServerRegistry registry, PlaybackBell playback)
{
    [Function(nameof(ListServers))]
    public IResult ListServers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.All)] HttpRequest request)
        => ApiJson.Reply(new { Servers = registry.List() });

    [Function(nameof(GetServer))]
    public IResult GetServer([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.One)] HttpRequest request, string id)
        => ApiJson.Reply(registry.Get(id));

    [Function(nameof(CreateServer))]
    public async Task<IResult> CreateServer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.All)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        JsonObject view = await registry.CreateAsync(body, cancellationToken);
        await RingAsync(body, client, cancellationToken);
        return ApiJson.Reply(view, StatusCodes.Status201Created);
    }

    [Function(nameof(UpdateServer))]
    public async Task<IResult> UpdateServer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = ServerRoutes.One)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        JsonObject view = await registry.UpdateAsync(id, body, cancellationToken);
        await RingAsync(body, client, cancellationToken);
        return ApiJson.Reply(view);
    }

    [Function(nameof(DeleteServer))]
    public async Task<IResult> DeleteServer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = ServerRoutes.One)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        await registry.DeleteAsync(id, cancellationToken);
        return ApiJson.Reply(new { Deleted = id });
    }

    [Function(nameof(SetServerEnabled))]
    public async Task<IResult> SetServerEnabled(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = ServerRoutes.Enabled)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        JsonObject body = await JsonBody.ReadOptionalAsync(request, cancellationToken);
        bool isEnabled = body["enabled"]?.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ApiException.Invalid("enabled must be true or false"),
        };
        await registry.SetEnabledAsync(id, isEnabled, cancellationToken);
        return ApiJson.Reply(new { ServerId = id, Enabled = isEnabled });
    }

    /// <summary>The switch counts at once, and what it holds is let go on.</summary>
    private Task RingAsync(JsonObject body, DurableTaskClient client, CancellationToken cancellationToken)
        => body.ContainsKey("playback_pause") ? playback.RingAsync(client, cancellationToken) : Task.CompletedTask;
}
