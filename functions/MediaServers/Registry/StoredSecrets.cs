using System.Text.Json.Nodes;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>Keeps credentials out of answers, and keeps them in the file when the answer comes back as it was.</summary>
internal static class StoredSecrets
{
    /// <summary>Stands for a credential that is stored and not shown.</summary>
    public const string Placeholder = "***REDACTED***";

    private static readonly string[] Words = ["token", "password", "secret", "api_key", "apikey"];

    public static bool IsSecret(string key) => Words.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for the placeholder, and for asterisks alone, which other routes show in its place.</summary>
    public static bool IsPlaceholder(JsonNode? value)
        => value is JsonValue scalar && scalar.TryGetValue(out string? text) && text.Trim() is { Length: > 0 } trimmed && (trimmed == Placeholder || trimmed.All(letter => letter == '*'));

    /// <summary>A copy in which every credential that is there is the placeholder; empty ones stay, so that it shows that there is none.</summary>
    public static JsonObject Redact(JsonObject members)
    {
        JsonObject shown = [];
        foreach ((string key, JsonNode? value) in members)
        {
            shown[key] = IsSecret(key) && !IsEmpty(value) ? Placeholder : value?.DeepClone();
        }

        return shown;
    }

    /// <summary>What is stored, overlaid with what came: a placeholder keeps what is stored, anything else counts, an empty text too.</summary>
    public static JsonObject Merge(JsonObject stored, JsonObject given)
    {
        var merged = (JsonObject)stored.DeepClone();
        foreach ((string key, JsonNode? value) in given)
        {
            if (!(IsSecret(key) && IsPlaceholder(value)))
            {
                merged[key] = value?.DeepClone();
            }
        }

        return merged;
    }

    /// <summary>Credentials that were not given just now, but are there.</summary>
    public static IEnumerable<string> Kept(JsonObject merged, JsonObject given) => merged
        .Where(member => IsSecret(member.Key) && !IsEmpty(member.Value) && (IsEmpty(given[member.Key]) || IsPlaceholder(given[member.Key])))
        .Select(member => member.Key);

    private static bool IsEmpty(JsonNode? value) => value is null || (value is JsonValue scalar && scalar.TryGetValue(out string? text) && text.Length == 0);
}
