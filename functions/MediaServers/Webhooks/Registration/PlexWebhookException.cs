using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>The account's webhooks can't be read or changed. The message is for people and holds no credential.</summary>
internal sealed class PlexWebhookException(PlexWebhookProblem problem, string message, Exception? cause = null) : Exception(message, cause)
{
    private const string NoPlexPass = "Plex webhooks need Plex Pass on the account that owns the server.";

    public PlexWebhookProblem Problem { get; } = problem;

    /// <param name="failure">What plex.tv said, or that it said nothing.</param>
    /// <param name="isTokenGood">True: the account was loaded with the token, so that a refusal now is about its webhooks.</param>
    public static PlexWebhookException Of(MediaServerException failure, bool isTokenGood) => failure switch
    {
        ServerUnauthorizedException when isTokenGood => new PlexWebhookException(PlexWebhookProblem.PlexPassRequired, NoPlexPass, failure),
        UnexpectedAnswerException { Status: >= 400 and < 500 and not 429 } when isTokenGood => new PlexWebhookException(PlexWebhookProblem.PlexPassRequired, NoPlexPass, failure),
        ServerUnauthorizedException => new PlexWebhookException(PlexWebhookProblem.Unauthorized, "plex.tv does not accept the server's Plex token. Sign in with Plex again.", failure),
        ServerUnreachableException => new PlexWebhookException(PlexWebhookProblem.NetworkError, failure.Message, failure),
        _ => new PlexWebhookException(PlexWebhookProblem.Unknown, failure.Message, failure),
    };

    public ApiException ToRefusal() => Refusal(
        Problem switch
        {
            PlexWebhookProblem.MissingToken or PlexWebhookProblem.MissingUrl => (StatusCodes.Status400BadRequest, "VALIDATION_ERROR"),
            PlexWebhookProblem.PlexPassRequired => (StatusCodes.Status403Forbidden, "FORBIDDEN"),
            _ => (StatusCodes.Status502BadGateway, "UPSTREAM_ERROR"),
        },
        Problem,
        Message);

    /// <summary>A refusal with the reason under both names that clients look for.</summary>
    public static ApiException Refusal((int Status, string Code) kind, PlexWebhookProblem problem, string message) => new(kind.Status, kind.Code, message)
    {
        More = new JsonObject
        {
            ["success"] = false,
            ["reason"] = Snake<PlexWebhookProblem>.Text(problem),
            ["error_reason"] = Snake<PlexWebhookProblem>.Text(problem),
        },
    };
}
