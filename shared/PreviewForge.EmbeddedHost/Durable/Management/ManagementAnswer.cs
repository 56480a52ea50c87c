using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>An answer of the management API: a status, headers, and JSON or nothing.</summary>
internal sealed record ManagementAnswer(int Status, object? Body, bool HasBody)
{
    /// <summary>Escapes what JSON must escape and no more, as the official extension does: people read these answers as they come.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, string> _headers = [];

    public static ManagementAnswer Broken => Message(StatusCodes.Status500InternalServerError, "Something went wrong while processing your request");

    public static ManagementAnswer Empty(int status) => new(status, null, false);

    public static ManagementAnswer Json(int status, object? body) => new(status, body, true);

    public static ManagementAnswer Message(int status, string text) => Json(status, new JsonObject { ["Message"] = text });

    public ManagementAnswer With(string header, string value)
    {
        _headers[header] = value;
        return this;
    }

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        foreach ((string name, string value) in _headers)
        {
            context.Response.Headers[name] = value;
        }

        if (HasBody)
        {
            await context.Response.WriteAsJsonAsync(Body, Options, context.RequestAborted);
        }
    }
}
