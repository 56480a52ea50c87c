using System.Globalization;
using System.Text.Json;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Members of a payload that may hold anything: what has the wrong type is as good as missing, and nothing throws.</summary>
internal static class PayloadJson
{
    private const int LongestId = 64;

    /// <summary>Undefined, with no members, when there is no such object.</summary>
    public static JsonElement Object(this JsonElement parent, string name)
        => parent.Member(name) is { ValueKind: JsonValueKind.Object } found ? found : default;

    /// <summary>The objects of a list; what else is in it is left out.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement parent, string name)
        => parent.Elements(name).Where(element => element.ValueKind == JsonValueKind.Object);

    /// <summary>The texts of a list; what else is in it is left out.</summary>
    public static IEnumerable<string> Texts(this JsonElement parent, string name) => parent.Elements(name).Select(Text).OfType<string>();

    /// <summary>Trimmed; null when it is missing, blank, no text, or no valid Unicode.</summary>
    public static string? Text(this JsonElement parent, string name) => Text(parent.Member(name));

    /// <summary>A whole number from 0 to 9999, which may be written as text.</summary>
    public static int? Number(this JsonElement parent, string name)
        => int.TryParse(Scalar(parent.Member(name)), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 9999 ? number : null;

    /// <summary>An id that a media server gives; null for a text that can't be one, so that nothing else gets into the server's addresses.</summary>
    public static string? ItemId(this JsonElement parent, string name)
        => Scalar(parent.Member(name)) is { Length: > 0 and <= LongestId } id && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') ? id : null;

    /// <summary>Null when it is missing, or says neither yes nor no.</summary>
    public static bool? Flag(this JsonElement parent, string name) => parent.Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag
        ? flag.GetBoolean()
        : ParseFlag(Scalar(parent.Member(name)));

    /// <summary>The same of a text, such as one of a query string.</summary>
    public static bool? ParseFlag(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };

    /// <summary>True when it is there at all, whatever it holds.</summary>
    public static bool Has(this JsonElement parent, string name) => parent.Member(name).ValueKind != JsonValueKind.Undefined;

    private static IEnumerable<JsonElement> Elements(this JsonElement parent, string name)
    {
        if (parent.Member(name) is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (JsonElement element in list.EnumerateArray())
            {
                yield return element;
            }
        }
    }

    private static string? Scalar(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(value);

    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8: found only when the text is asked for.
            return null;
        }
    }

    private static JsonElement Member(this JsonElement parent, string name)
    {
        try
        {
            return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
