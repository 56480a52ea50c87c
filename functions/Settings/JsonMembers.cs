using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>
/// Reads members of a JSON object that people edit by hand: a missing member takes its default, a wrong one is a complaint with its full name.
/// </summary>
internal sealed class JsonMembers(JsonObject json, string path, Complaints complaints)
{
    /// <summary>The full name of the object, with a dot at its end; empty for the root.</summary>
    public string Path => path;

    public string Text(string key, string fallback = "")
        => Read(key, node => node.TryGetValue(out string? text) ? text : null, "must be text") ?? fallback;

    public bool Flag(string key, bool fallback)
        => Read(key, node => node.TryGetValue(out bool flag) ? flag : (bool?)null, "must be true or false") ?? fallback;

    public int? Number(string key, int least, int most)
        => Read(key, node => node.TryGetValue(out int number) && number >= least && number <= most ? number : (int?)null, $"must be a whole number from {least} to {most}");

    /// <summary>A number that is brought into its range where it is outside.</summary>
    public int? Clamped(string key, int least, int most)
        => Number(key, int.MinValue, int.MaxValue) is { } number ? Math.Clamp(number, least, most) : null;

    /// <summary>An id, which older files hold as a number; empty when there is none.</summary>
    public string Id(string key)
        => json[key] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : Text(key).Trim();

    /// <summary>The texts of an array; blank ones are left out.</summary>
    public IReadOnlyList<string> Texts(string key)
        => [.. Array(key).OfType<JsonValue>().Select(node => node.TryGetValue(out string? text) ? text.Trim() : "").Where(text => text.Length > 0)];

    /// <summary>The objects of an array, each with its own name for problems; texts are left to <see cref="Texts"/>.</summary>
    public IEnumerable<JsonMembers> Objects(string key)
        => Items(key, (name, node) =>
        {
            if (node is not JsonValue || node.GetValueKind() != JsonValueKind.String)
            {
                complaints.Problem($"{name} must be an object");
            }
        });

    /// <summary>The objects of an array that only had to be objects; what is none is left out and noted.</summary>
    public IEnumerable<JsonMembers> Rows(string key) => Items(key, (name, _) => complaints.Note($"{name} is no object and was left out"));

    public JsonMembers Object(string key)
    {
        if (json[key] is not (null or JsonObject))
        {
            complaints.Problem($"{path}{key} must be an object");
        }

        return new JsonMembers(json[key] as JsonObject ?? [], $"{path}{key}.", complaints);
    }

    /// <summary>A member as it is, for readers of their own.</summary>
    public JsonElement Raw(string key) => JsonSerializer.SerializeToElement(json[key]);

    public void Problem(string key, string text) => complaints.Problem($"{path}{key} {text}");

    public void Note(string key, string text) => complaints.Note($"{path}{key} {text}");

    private IEnumerable<JsonMembers> Items(string key, Action<string, JsonNode?> complain)
    {
        int index = 0;
        foreach (JsonNode? node in Array(key))
        {
            string name = $"{path}{key}[{index++}]";
            if (node is JsonObject item)
            {
                yield return new JsonMembers(item, $"{name}.", complaints);
            }
            else
            {
                complain(name, node);
            }
        }
    }

    private JsonArray Array(string key)
    {
        if (json[key] is not (null or JsonArray))
        {
            complaints.Problem($"{path}{key} must be a list");
        }

        return json[key] as JsonArray ?? [];
    }

    private T? Read<T>(string key, Func<JsonValue, T?> read, string complaint)
    {
        JsonNode? node = json[key];
        T? value = node is JsonValue scalar ? read(scalar) : default;
        if (node is not null && value is null)
        {
            complaints.Problem($"{path}{key} {complaint}");
        }

        return value;
    }
}
