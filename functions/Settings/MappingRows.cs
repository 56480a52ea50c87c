using System.Text.Json.Nodes;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings;

/// <summary>Path mappings as they are in the file.</summary>
internal static class MappingRows
{
    public static JsonArray Of(IEnumerable<PathMapping> mappings) =>
    [
        .. mappings.Select(mapping => new JsonObject
        {
            ["remote_prefix"] = mapping.RemotePrefix,
            ["local_prefix"] = mapping.LocalPrefix,
            ["webhook_prefixes"] = new JsonArray([.. mapping.WebhookPrefixes.Select(prefix => JsonValue.Create(prefix))]),
        }),
    ];
}
