using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>The setting <c>frame_reuse</c>: whether pictures are kept for a second server.</summary>
internal static class FrameReuse
{
    public const string Key = "frame_reuse";

    private static readonly (string Name, int Default, int Least)[] Numbers = [("ttl_minutes", 60, 1), ("max_cache_disk_mb", 2048, 64)];

    /// <summary>The whole setting; what is missing or wrong takes its default, what is too small is raised.</summary>
    public static JsonObject Of(JsonNode? stored)
    {
        JsonObject whole = (stored as JsonObject)?.DeepClone().AsObject() ?? [];
        whole["enabled"] = JsonText.Flag(whole["enabled"], true);
        foreach ((string name, int fallback, int least) in Numbers)
        {
            whole[name] = Math.Max(JsonText.Number(whole[name]) ?? fallback, least);
        }

        return whole;
    }

    /// <summary>The stored setting with what a caller sends; members that they leave out stay.</summary>
    public static JsonObject Merge(JsonNode? stored, JsonObject sent)
    {
        JsonObject whole = Of(stored);
        foreach ((string key, JsonNode? value) in sent)
        {
            whole[key] = value?.DeepClone();
        }

        return Of(whole);
    }

    /// <exception cref="ApiException">400: it is no object, or a member is of the wrong kind.</exception>
    public static JsonNode Check(JsonNode? sent)
    {
        if (sent is not JsonObject setting)
        {
            throw ApiException.Invalid($"{Key} must be an object");
        }

        if (setting["enabled"] is { } enabled && enabled.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw ApiException.Invalid($"{Key}.enabled must be a boolean");
        }

        return Numbers.Any(number => setting[number.Name] is { } value && JsonText.Number(value) is null)
            ? throw ApiException.Invalid($"{Key}.{Numbers.First(number => setting[number.Name] is { } value && JsonText.Number(value) is null).Name} must be an integer")
            : setting.DeepClone();
    }
}
