using System.Globalization;
using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>Reads members of a request as the scripts of the last years write them: a number may be text, a flag may be <c>1</c> or <c>yes</c>.</summary>
internal static class RequestJson
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    /// <summary>An empty object when it is missing.</summary>
    /// <exception cref="ApiException">400: there, but no object.</exception>
    public static JsonElement Object(JsonElement body, string name) => !body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
        ? Nothing
        : value.ValueKind == JsonValueKind.Object ? value : throw ApiException.Invalid($"{name} must be an object");

    /// <summary>Trimmed; a number as it is written; empty for everything else.</summary>
    public static string Text(JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) ? Text(value) ?? "" : "";

    /// <summary>The texts of a list, each once, blanks left out; empty when it is missing.</summary>
    /// <exception cref="ApiException">400: there, but no list of texts.</exception>
    public static IReadOnlyList<string> Texts(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => Text(item) is not null)
            ? [.. list.EnumerateArray().Select(item => Text(item)!).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)]
            : throw ApiException.Invalid($"{name} must be a list of strings");
    }

    public static bool IsTrue(JsonElement body, string name) => body.TryGetProperty(name, out JsonElement value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String or JsonValueKind.Number => Text(value)!.ToLowerInvariant() is "true" or "1" or "yes",
        _ => false,
    };

    /// <summary>Null for what is no finite number.</summary>
    public static double? Number(JsonElement body, string name)
        => double.TryParse(Text(body, name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>1 to 3 as number or text, or a name; anything else is normal, as scripts have relied on since the first version.</summary>
    public static JobPriority Priority(JsonElement body)
        => Text(body, "priority") is { } text && !text.Contains(',', StringComparison.Ordinal) // "high,low" would be 1 | 3
            && Enum.TryParse(text, ignoreCase: true, out JobPriority priority) && Enum.IsDefined(priority) ? priority : JobPriority.Normal;

    /// <summary>Null for what is neither text nor number; half of a surrogate pair is JSON, but no text.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            throw ApiException.Invalid("The body holds text that is not valid Unicode");
        }
    }
}
