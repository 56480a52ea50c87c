using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>Reads values that old versions and people have written in more than one way.</summary>
internal static class JsonText
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>The text, trimmed; the fallback when it is blank or something else.</summary>
    public static string Of(JsonNode? node, string fallback = "")
        => node is JsonValue value && value.GetValueKind() == JsonValueKind.String && ((string)value!).Trim() is { Length: > 0 } text ? text : fallback;

    /// <summary>Text or a number as text: ids were both.</summary>
    public static string Id(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.ToJsonString() : Of(node);

    /// <summary>A whole number, also as text or with a fraction, which is cut off; null for everything else.</summary>
    public static int? Number(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => Whole(double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)),
        JsonValueKind.String when int.TryParse((string)node!, Styles, CultureInfo.InvariantCulture, out int number) => number,
        _ => null,
    };

    /// <summary>A flag; the fallback when it is something else.</summary>
    public static bool Flag(JsonNode? node, bool fallback) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => fallback,
    };

    /// <summary>The ids of a list; of one in a text with commas, too.</summary>
    public static IReadOnlyList<string> Ids(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(Id).Where(id => id.Length > 0)],
        _ => Of(node).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
    };

    private static int? Whole(double number) => number is > int.MinValue and < int.MaxValue ? (int)number : null;
}
