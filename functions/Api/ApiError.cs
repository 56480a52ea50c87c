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
    [JsonExtensionData]
    public JsonObject? More { get; init; }
}
