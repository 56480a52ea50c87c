using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>
/// Reads members of a JSON object that people edit by hand: a missing member takes its default, a wrong one is a problem with its full name.
/// </summary>
internal sealed class JsonMembers(JsonObject json, string path, List<string> problems)
{
    public string Text(string key, string fallback = "")
        => Read(key, node => node.TryGetValue(out string? text) ? text : null, "must be text") ?? fallback;

    public bool Flag(string key, bool fallback)
        => Read(key, node => node.TryGetValue(out bool flag) ? flag : (bool?)null, "must be true or false") ?? fallback;

    public int? Number(string key, int least, int most)
        => Read(key, node => node.TryGetValue(out int number) && number >= least && number <= most ? number : (int?)null, $"must be a whole number from {least} to {most}");

    /// <summary>The texts of an array; blank ones are left out.</summary>
    public IReadOnlyList<string> Texts(string key)
        => [.. Array(key).OfType<JsonValue>().Select(node => node.TryGetValue(out string? text) ? text.Trim() : "").Where(text => text.Length > 0)];

    /// <summary>The objects of an array, each with its own name for problems; texts are left to <see cref="Texts"/>.</summary>
    public IEnumerable<JsonMembers> Objects(string key)
    {
        int index = 0;
        foreach (JsonNode? node in Array(key))
        {
            string name = $"{path}{key}[{index++}]";
            if (node is JsonObject item)
            {
                yield return new JsonMembers(item, $"{name}.", problems);
            }
            else if (node is not JsonValue || node.GetValueKind() != JsonValueKind.String)
            {
                problems.Add($"{name} must be an object");
            }
        }
    }

    public JsonMembers Object(string key)
    {
        if (json[key] is not (null or JsonObject))
        {
            problems.Add($"{path}{key} must be an object");
        }

        return new JsonMembers(json[key] as JsonObject ?? [], $"{path}{key}.", problems);
    }

    /// <summary>A member as it is, for readers of their own.</summary>
    public JsonElement Raw(string key) => JsonSerializer.SerializeToElement(json[key]);

    public void Problem(string key, string text) => problems.Add($"{path}{key} {text}");

    private JsonArray Array(string key)
    {
        if (json[key] is not (null or JsonArray))
        {
            problems.Add($"{path}{key} must be a list");
        }

        return json[key] as JsonArray ?? [];
    }

    private T? Read<T>(string key, Func<JsonValue, T?> read, string complaint)
    {
        JsonNode? node = json[key];
        T? value = node is JsonValue scalar ? read(scalar) : default;
        if (node is not null && value is null)
        {
            problems.Add($"{path}{key} {complaint}");
        }

        return value;
    }
}
