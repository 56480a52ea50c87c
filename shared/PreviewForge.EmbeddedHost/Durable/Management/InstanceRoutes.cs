using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using PreviewForge.EmbeddedHost.Durable.Client;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>Starts and steers orchestrations over HTTP.</summary>
internal sealed partial class InstanceRoutes(DurableEngine engine, EmbeddedDurableTaskClient client, ManagementLinks links, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const string StatusRetryAfter = "5";
    private const string StartRetryAfter = "10";

    public async Task<ManagementAnswer> StartAsync(HttpRequest request, string name, string? id)
    {
        string? input = await ManagementText.ReadJsonAsync(request);
        try
        {
            string started = await client.StartAsync(name, input, new(id), request.HttpContext.RequestAborted);
            return await AnswerStartAsync(request, started);
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            return ManagementAnswer.Message(StatusCodes.Status409Conflict, e.Message);
        }
        catch (ArgumentException e)
        {
            return ManagementAnswer.Message(StatusCodes.Status400BadRequest, e.Message);
        }
    }

    public async Task<ManagementAnswer> RestartAsync(HttpRequest request, string id)
    {
        try
        {
            string started = await client.RestartAsync(id, ManagementText.Flag(request, "restartWithNewInstanceId", fallback: true), request.HttpContext.RequestAborted);
            return await AnswerStartAsync(request, started);
        }
        catch (ArgumentException)
        {
            return ManagementAnswer.Message(StatusCodes.Status400BadRequest, "InstanceId does not match a valid orchestration instance.");
        }
        catch (Exception e) when (e is InvalidOperationException or OrchestrationAlreadyExistsException)
        {
            return ManagementAnswer.Message(StatusCodes.Status409Conflict, e.Message);
        }
    }

    public async Task<ManagementAnswer> RaiseAsync(HttpRequest request, string id, string name)
    {
        if (!ManagementText.IsJson(request))
        {
            return ManagementAnswer.Message(StatusCodes.Status400BadRequest, "Only application/json request content is supported");
        }

        try
        {
            return await SendAsync(request, new Message(id, MessageKind.Event) { Name = name, Body = await ManagementText.ReadJsonAsync(request) });
        }
        catch (JsonException)
        {
            return ManagementAnswer.Message(StatusCodes.Status400BadRequest, "Invalid JSON content");
        }
    }

    public async Task<ManagementAnswer> OrderAsync(HttpRequest request, string id, string order)
    {
        string? reason = request.Query["reason"];
        return order.ToUpperInvariant() switch
        {
            "TERMINATE" => await SendAsync(request, new Message(id, MessageKind.Terminate) { Body = reason }),
            "SUSPEND" => await SendAsync(request, new Message(id, MessageKind.Suspend) { Body = reason }),
            "RESUME" => await SendAsync(request, new Message(id, MessageKind.Resume) { Body = reason }),
            "REWIND" => await RewindAsync(request, id, reason),
            _ => ManagementAnswer.Empty(StatusCodes.Status404NotFound),
        };
    }

    private async Task<ManagementAnswer> SendAsync(HttpRequest request, Message message)
    {
        try
        {
            await client.SendAsync(message, request.HttpContext.RequestAborted);
            return ManagementAnswer.Empty(StatusCodes.Status202Accepted);
        }
        catch (RpcException)
        {
            bool exists = engine.Store.Read(session => InstanceRows.StatusOf(session, message.Target)) is not null;
            return ManagementAnswer.Empty(exists ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound);
        }
    }

    private async Task<ManagementAnswer> RewindAsync(HttpRequest request, string id, string? reason)
    {
        try
        {
            await client.RewindInstanceAsync(id, reason ?? string.Empty, request.HttpContext.RequestAborted);
            return ManagementAnswer.Empty(StatusCodes.Status202Accepted);
        }
        catch (ArgumentException)
        {
            return ManagementAnswer.Json(StatusCodes.Status404NotFound, $"No orchestration with instance ID \"${id}\" found.");
        }
        catch (InvalidOperationException e)
        {
            return ManagementAnswer.Json(StatusCodes.Status412PreconditionFailed, e.Message);
        }
    }

    /// <summary>With <c>timeout</c> and <c>pollingInterval</c> the answer waits for the result that long; else it is the links at once.</summary>
    private async Task<ManagementAnswer> AnswerStartAsync(HttpRequest request, string id)
    {
        if (ManagementText.Seconds(request, "timeout") is { } timeout && ManagementText.Seconds(request, "pollingInterval") is not null
            && await WaitAsync(id, timeout, request.HttpContext.RequestAborted) is { } ended)
        {
            return ended.RuntimeStatus == OrchestrationRuntimeStatus.Failed
                ? ManagementAnswer.Json(StatusCodes.Status500InternalServerError, Status(ended, withInput: true))
                : ManagementAnswer.Json(StatusCodes.Status200OK, ManagementText.Value(ended.SerializedOutput));
        }

        Microsoft.Azure.Functions.Worker.HttpManagementPayload payload = links.For(request, id);
        JsonObject body = new()
        {
            ["id"] = payload.Id,
            ["statusQueryGetUri"] = payload.StatusQueryGetUri,
            ["sendEventPostUri"] = payload.SendEventPostUri,
            ["terminatePostUri"] = payload.TerminatePostUri,
            ["purgeHistoryDeleteUri"] = payload.PurgeHistoryDeleteUri,
            ["restartPostUri"] = payload.RestartPostUri,
            ["suspendPostUri"] = payload.SuspendPostUri,
            ["resumePostUri"] = payload.ResumePostUri,
        };
        return ManagementAnswer.Json(StatusCodes.Status202Accepted, body)
            .With("Location", payload.StatusQueryGetUri!).With("Retry-After", StartRetryAfter);
    }

    /// <returns>Null when it does not end in time, or the host stops before.</returns>
    private async Task<OrchestrationMetadata?> WaitAsync(string id, TimeSpan limit, CancellationToken aborted)
    {
        using CancellationTokenSource late = new(limit, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, aborted, lifetime.ApplicationStopping);
        try
        {
            return await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, either.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
