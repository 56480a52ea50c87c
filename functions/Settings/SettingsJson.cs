using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>The bytes of <c>settings.json</c> and its JSON. People edit the file, so comments and trailing commas are read.</summary>
internal static class SettingsJson
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>Names and paths of all languages stay readable in the file, which is never part of a page.</summary>
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="content">What is in the file; null when there is none, which is an empty object.</param>
    /// <exception cref="SettingsException">It is no JSON object, or was written by a newer version.</exception>
    public static JsonObject Parse(byte[]? content)
    {
        if (content is null)
        {
            return [];
        }

        JsonObject json = ParseAny(content) as JsonObject
            ?? throw new SettingsException("settings.json must hold one JSON object. Mend it or put back a copy of it; it was left as it is.");
        return SettingsSchema.Admit(json);
    }

    /// <param name="content">What is in the file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="SettingsException">It is no JSON, or holds text that is no Unicode.</exception>
    public static JsonNode? ParseAny(byte[] content, string name = "settings.json")
    {
        try
        {
            JsonNode? node = JsonNode.Parse(Strict.GetString(content).TrimStart('\uFEFF'), documentOptions: Tolerant);
            Serialize(node); // Half of a surrogate pair is only found when it is looked at, and then again and again.
            return node;
        }
        catch (JsonException broken) when (broken.LineNumber is not null)
        {
            throw new SettingsException(
                $"{name} is not valid JSON (line {broken.LineNumber + 1}). Mend it or put back a copy of it; it was left as it is.", broken);
        }
        catch (Exception garbled) when (garbled is JsonException or DecoderFallbackException or InvalidOperationException or ArgumentException)
        {
            throw new SettingsException($"{name} names a key twice, or holds text that is not valid UTF-8. Mend it or put back a copy of it; it was left as it is.", garbled);
        }
    }

    public static byte[] Serialize(JsonNode? json) => JsonSerializer.SerializeToUtf8Bytes(json, Indented);
}
