using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>The entries of <c>media_servers</c> as they stand in the file, with keys that this version doesn't know.</summary>
internal static class StoredServers
{
    private const string Key = "media_servers";

    /// <summary>The list, made when there is none.</summary>
    /// <exception cref="SettingsException">There is something else in its place; it is left as it is.</exception>
    public static JsonArray In(JsonObject settings)
    {
        if (settings[Key] is null)
        {
            settings[Key] = new JsonArray();
        }

        return settings[Key] as JsonArray ?? throw new SettingsException("media_servers in settings.json must be a list. Mend it or put back a copy of the file; it was left as it is.");
    }

    public static JsonObject? Find(JsonObject settings, string id)
        => In(settings).OfType<JsonObject>().FirstOrDefault(entry => IdOf(entry) == id);

    /// <exception cref="ApiException">404.</exception>
    public static JsonObject Get(JsonObject settings, string id) => Find(settings, id) ?? throw ServerNotFound();

    public static ApiException ServerNotFound()
        => ApiException.NotFound("Server not found").With(new JsonObject { ["ok"] = false, ["message"] = "Server not found" });

    /// <summary>Older files hold it as a number.</summary>
    public static string IdOf(JsonObject entry) => entry["id"]?.GetValueKind() == JsonValueKind.Number ? entry["id"]!.ToJsonString() : entry.TextOf("id").Trim();

    /// <summary>The typed form; null for a vendor that this version doesn't know. What is wrong takes its default.</summary>
    public static MediaServerSettings? Read(JsonObject entry)
    {
        var complaints = new Complaints();
        return Read(entry, complaints) is { } server ? server with { Problems = complaints.Problems } : null;
    }

    /// <summary>What is wrong with an entry, each naming its key.</summary>
    public static IReadOnlyList<string> Problems(JsonObject entry)
    {
        var complaints = new Complaints();
        Read(entry, complaints);
        return [.. complaints.Problems, .. complaints.Notes];
    }

    /// <summary>A text member; empty when it is none.</summary>
    public static string TextOf(this JsonObject json, string key) => json[key] is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private static MediaServerSettings? Read(JsonObject entry, Complaints complaints) => ServerReader.Read(new JsonMembers(entry, "", complaints));
}
