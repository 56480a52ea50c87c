using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.Api;

/// <summary>Tells a caller that it is a media server that failed, and why; the message of such a failure holds no credential.</summary>
internal static class UpstreamError
{
    /// <summary>504 for no answer in time, 400 for a server whose settings are incomplete, 502 for everything else.</summary>
    public static int StatusOf(MediaServerException failure) => failure switch
    {
        ServerUnreachableException { Cause: UnreachableCause.Timeout } => StatusCodes.Status504GatewayTimeout,
        ServerUnreachableException { Cause: UnreachableCause.NotConfigured } => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status502BadGateway,
    };

    public static ApiError Of(MediaServerException failure) => new(failure.Message, CodeOf(failure))
    {
        More = new JsonObject { ["ok"] = false, ["message"] = failure.Message },
    };

    /// <summary>The same for a route with members of its own.</summary>
    public static ApiException With(MediaServerException failure, JsonObject more) => new(StatusOf(failure), CodeOf(failure), failure.Message) { More = more };

    private static string CodeOf(MediaServerException failure) => StatusOf(failure) == StatusCodes.Status400BadRequest ? "VALIDATION_ERROR" : "UPSTREAM_ERROR";
}
