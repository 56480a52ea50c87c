using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Settings.Api;

/// <summary>Reads the bodies of requests about settings.</summary>
internal static class SettingsBody
{
    /// <inheritdoc cref="JsonBody.ReadObjectAsync" path="/exception"/>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using JsonDocument body = await JsonBody.ReadObjectAsync(request, cancellationToken);
        return JsonObject.Create(body.RootElement.Clone())!;
    }

    /// <summary>A member that is text; empty when it is missing.</summary>
    /// <exception cref="ApiException">400: it is something else.</exception>
    public static string Text(JsonObject body, string key) => body[key] switch
    {
        null => "",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => (string)value!,
        _ => throw ApiException.Invalid($"{key} must be a string"),
    };
}
