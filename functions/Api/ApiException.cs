using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PreviewForge.Functions.Api;

/// <summary>A request that can't be served; becomes the error envelope with this status. The message is shown to the caller.</summary>
public sealed class ApiException(int status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>For programs, such as <c>VALIDATION_ERROR</c>.</summary>
    public string Code { get; } = code;

    /// <summary>What the caller can do about it; null when the message says it all.</summary>
    public string? Hint { get; init; }

    /// <summary>Members of the body beside the envelope, where a family of routes has more; null for none.</summary>
    public JsonObject? More { get; init; }

    /// <summary>When to ask again; becomes the header <c>Retry-After</c>. Null: nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static ApiException Invalid(string message) => new(StatusCodes.Status400BadRequest, "VALIDATION_ERROR", message);

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, "NOT_FOUND", message);

    public static ApiException Conflict(string message) => new(StatusCodes.Status409Conflict, "CONFLICT", message);

    public static ApiException TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "PAYLOAD_TOO_LARGE", message);

    public static ApiException WrongType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", message);

    public static ApiException RateLimited(string message) => new(StatusCodes.Status429TooManyRequests, "RATE_LIMITED", message);

    public static ApiException Unavailable(string message, string? hint = null)
        => new(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", message) { Hint = hint };

    /// <summary>The same refusal with more members in its body.</summary>
    public ApiException With(JsonObject more) => new(Status, Code, Message) { Hint = Hint, More = more, RetryAfter = RetryAfter };

    /// <summary>The same refusal with the advice to ask again after a while.</summary>
    public ApiException After(TimeSpan wait) => new(Status, Code, Message) { Hint = Hint, More = More, RetryAfter = wait };
}
