using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Api;

/// <summary>Turns exceptions of HTTP functions into the error envelope. What we did not expect is logged, and told to nobody.</summary>
public sealed class ErrorMiddleware(ILogger<ErrorMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private static readonly ApiError DatabaseDown = new(
        "The database can't be used now.",
        "UNAVAILABLE",
        "Check that the configuration folder has space left and belongs to the user that runs this app; its log says more.");

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            (int status, ApiError error) = Translate(exception);
            if (exception is MediaServerException)
            {
                logger.LogWarning("{Function} got nothing from the media server: {Reason}", context.FunctionDefinition.Name, exception.Message);
            }
            else if (status >= StatusCodes.Status500InternalServerError)
            {
                logger.LogError(exception, "{Function} failed", context.FunctionDefinition.Name);
            }

            if (exception is ApiException { RetryAfter: { } wait })
            {
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            context.GetInvocationResult().Value = ApiJson.Reply(error, status);
        }
    }

    private static (int Status, ApiError Error) Translate(Exception exception) => exception switch
    {
        ApiException known => (known.Status, new ApiError(known.Message, known.Code, known.Hint) { More = known.More }),
        MediaServerException upstream => (UpstreamError.StatusOf(upstream), UpstreamError.Of(upstream)),
        SettingsException unreadable => (StatusCodes.Status503ServiceUnavailable, new ApiError(unreadable.Message, "UNAVAILABLE")),
        StorageUnavailableException unavailable => (StatusCodes.Status503ServiceUnavailable, new ApiError(unavailable.Message, "UNAVAILABLE")),
        SqliteException or DbUpdateException => (StatusCodes.Status503ServiceUnavailable, DatabaseDown),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            => (StatusCodes.Status413PayloadTooLarge, new ApiError("The body is too long.", "PAYLOAD_TOO_LARGE")),
        BadHttpRequestException => (StatusCodes.Status400BadRequest, new ApiError("The request could not be read.", "VALIDATION_ERROR")),
        _ => (StatusCodes.Status500InternalServerError, new ApiError("Something went wrong in the app; its log says what.", "SERVER_ERROR")),
    };
}
