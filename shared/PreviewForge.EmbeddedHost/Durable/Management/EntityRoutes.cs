using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Durable.Client;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>Signals and reads entities over HTTP.</summary>
internal sealed class EntityRoutes(EmbeddedEntityClient entities, DataConverter converter)
{
    /// <summary>Stands for the empty key in a path.</summary>
    private const string EmptyKey = "$";

    public async Task<ManagementAnswer> GetAsync(HttpRequest request, string name, string key)
        => await entities.GetEntityAsync(IdOf(name, key), request.HttpContext.RequestAborted) is { } found
            ? ManagementAnswer.Json(StatusCodes.Status200OK, ManagementText.Value(found.State.Value))
            : ManagementAnswer.Empty(StatusCodes.Status404NotFound);

    public async Task<ManagementAnswer> SignalAsync(HttpRequest request, string name, string key)
    {
        string? operation = request.Query["op"];
        if (string.IsNullOrEmpty(operation))
        {
            return ManagementAnswer.Message(StatusCodes.Status400BadRequest, "Please provide value for 'op' parameter.");
        }

        try
        {
            await entities.SignalAsync(IdOf(name, key), operation, await ReadInputAsync(request), null, request.HttpContext.RequestAborted);
            return ManagementAnswer.Empty(StatusCodes.Status202Accepted);
        }
        catch (JsonException)
        {
            return ManagementAnswer.Message(StatusCodes.Status400BadRequest, "Invalid JSON content");
        }
    }

    private async Task<string?> ReadInputAsync(HttpRequest request) => ManagementText.IsJson(request)
        ? await ManagementText.ReadJsonAsync(request)
        : await ManagementText.ReadTextAsync(request) is { Length: > 0 } text ? converter.Serialize(text) : null;

    public async Task<ManagementAnswer> DeleteAsync(HttpRequest request, string name, string key)
    {
        await entities.SignalEntityAsync(IdOf(name, key), "delete", request.HttpContext.RequestAborted);
        return ManagementAnswer.Empty(StatusCodes.Status202Accepted);
    }

    public async Task<ManagementAnswer> ListAsync(HttpRequest request, string? name)
    {
        EntityQuery query = new()
        {
            InstanceIdStartsWith = name is null ? null : $"@{name}@",
            LastModifiedFrom = ManagementText.Time(request, "lastOperationTimeFrom"),
            LastModifiedTo = ManagementText.Time(request, "lastOperationTimeTo"),
            IncludeState = ManagementText.Flag(request, "fetchState"),
        };
        string? token = request.Headers[ManagementText.ContinuationHeader];
        await foreach (Page<EntityMetadata> page in entities.GetAllEntitiesAsync(query)
            .AsPages(string.IsNullOrEmpty(token) ? null : Uri.UnescapeDataString(token), ManagementText.Top(request)))
        {
            ManagementAnswer answer = ManagementAnswer.Json(StatusCodes.Status200OK, new JsonArray([.. page.Values.Select(Describe)]));
            return page.ContinuationToken is { } next ? answer.With(ManagementText.ContinuationHeader, Uri.EscapeDataString(next)) : answer;
        }

        return ManagementAnswer.Json(StatusCodes.Status200OK, new JsonArray());
    }

    private static EntityInstanceId IdOf(string name, string key) => new(name, key == EmptyKey ? string.Empty : key);

    private static JsonObject Describe(EntityMetadata found) => new()
    {
        ["entityId"] = new JsonObject { ["name"] = found.Id.Name, ["key"] = found.Id.Key },
        ["lastOperationTime"] = ManagementText.Time(found.LastModifiedTime),
        ["state"] = found.IncludesState ? ManagementText.Value(found.State.Value) : null,
    };
}
