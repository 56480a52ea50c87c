using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PreviewForge.Functions.Api;

/// <summary>The body of every refusal.</summary>
/// <param name="Error">For people.</param>
/// <param name="Code">For programs: <c>UNAUTHORIZED</c>, <c>NOT_FOUND</c>, <c>VALIDATION_ERROR</c>, <c>SERVER_ERROR</c> …</param>
/// <param name="Hint">What to do; left out when there is nothing to say.</param>
internal sealed record ApiError(
    string Error, string Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hint = null)
{
    /// <summary>Members that clients of a family of routes look for beside these, such as <c>ok</c>; null for none.</summary>
    [JsonIgnore]
    public JsonObject? More { get; init; }

    /// <summary><see cref="More"/> as the serializer writes it right: of a <see cref="JsonObject"/> it writes the braces, too, which is no JSON.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Members => More?.ToDictionary(member => member.Key, member => JsonSerializer.SerializeToElement(member.Value));
}
