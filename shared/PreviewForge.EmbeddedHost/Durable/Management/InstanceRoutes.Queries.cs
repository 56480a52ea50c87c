using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Management;

internal sealed partial class InstanceRoutes
{
    public async Task<ManagementAnswer> GetAsync(HttpRequest request, string id)
    {
        if (await client.GetInstanceAsync(id, getInputsAndOutputs: true, request.HttpContext.RequestAborted) is not { } found)
        {
            return ManagementAnswer.Empty(StatusCodes.Status404NotFound);
        }

        bool withInput = ManagementText.Flag(request, "showInput", fallback: true);
        JsonObject body = Status(found, withInput);
        if (ManagementText.Flag(request, "showHistory"))
        {
            body["historyEvents"] = HistoryView.Of(
                engine.Store.Read(session => HistoryRows.Read(session, id)), withInput, ManagementText.Flag(request, "showHistoryOutput"));
        }

        if (!found.IsCompleted)
        {
            return ManagementAnswer.Json(StatusCodes.Status202Accepted, body)
                .With("Location", request.GetEncodedUrl()).With("Retry-After", StatusRetryAfter);
        }

        bool isError = found.RuntimeStatus == OrchestrationRuntimeStatus.Failed && ManagementText.Flag(request, "returnInternalServerErrorOnFailure");
        return ManagementAnswer.Json(isError ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK, body);
    }

    public async Task<ManagementAnswer> ListAsync(HttpRequest request)
    {
        OrchestrationQuery query = new(
            ManagementText.Time(request, "createdTimeFrom"), ManagementText.Time(request, "createdTimeTo"), ManagementText.Statuses(request),
            InstanceIdPrefix: request.Query["instanceIdPrefix"], FetchInputsAndOutputs: ManagementText.Flag(request, "showInput", fallback: true));
        string? token = request.Headers[ManagementText.ContinuationHeader];
        await foreach (Page<OrchestrationMetadata> page in client.GetAllInstancesAsync(query)
            .AsPages(string.IsNullOrEmpty(token) ? null : Uri.UnescapeDataString(token), ManagementText.Top(request)))
        {
            ManagementAnswer answer = ManagementAnswer.Json(
                StatusCodes.Status200OK, new JsonArray([.. page.Values.Select(found => Status(found, query.FetchInputsAndOutputs))]));
            return page.ContinuationToken is { } next ? answer.With(ManagementText.ContinuationHeader, Uri.EscapeDataString(next)) : answer;
        }

        return ManagementAnswer.Json(StatusCodes.Status200OK, new JsonArray());
    }

    public async Task<ManagementAnswer> PurgeAsync(HttpRequest request, string id)
    {
        try
        {
            return Purged((await client.PurgeInstanceAsync(id, request.HttpContext.RequestAborted)).PurgedInstanceCount);
        }
        catch (InvalidOperationException e)
        {
            return ManagementAnswer.Json(StatusCodes.Status412PreconditionFailed, e.Message);
        }
    }

    public async Task<ManagementAnswer> PurgeManyAsync(HttpRequest request)
    {
        if (ManagementText.Time(request, "createdTimeFrom") is not { } from)
        {
            return ManagementAnswer.Json(StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
        }

        // What can't be read must not be left out: that would purge more than was meant.
        (DateTimeOffset? to, IReadOnlyList<OrchestrationRuntimeStatus>? statuses) = (ManagementText.Time(request, "createdTimeTo"), ManagementText.Statuses(request));
        if ((to is null && ManagementText.Has(request, "createdTimeTo")) || (statuses is null && ManagementText.Has(request, "runtimeStatus")))
        {
            return ManagementAnswer.Json(StatusCodes.Status400BadRequest, "'createdTimeTo' must be a time and 'runtimeStatus' a list of states.");
        }

        PurgeInstancesFilter filter = new(from, to, statuses);
        return Purged((await client.PurgeAllInstancesAsync(filter, request.HttpContext.RequestAborted)).PurgedInstanceCount);
    }

    private static ManagementAnswer Purged(int count) => count == 0
        ? ManagementAnswer.Empty(StatusCodes.Status404NotFound)
        : ManagementAnswer.Json(StatusCodes.Status200OK, new JsonObject { ["instancesDeleted"] = count });

    private static JsonObject Status(OrchestrationMetadata found, bool withInput) => new()
    {
        ["name"] = found.Name,
        ["instanceId"] = found.InstanceId,
        ["runtimeStatus"] = found.RuntimeStatus.ToString(),
        ["input"] = withInput ? ManagementText.Value(found.SerializedInput) : null,
        ["customStatus"] = ManagementText.Value(found.SerializedCustomStatus),
        ["output"] = ManagementText.Value(found.SerializedOutput),
        ["createdTime"] = ManagementText.Time(found.CreatedAt),
        ["lastUpdatedTime"] = ManagementText.Time(found.LastUpdatedAt),
    };
}
