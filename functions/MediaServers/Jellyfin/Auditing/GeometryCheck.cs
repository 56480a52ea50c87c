using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>Whether the server-wide trickplay options are ours. What the server takes up by itself gets their numbers; older ones delete sets that they don't name.</summary>
internal static class GeometryCheck
{
    public static ReadinessCheck Of(Asked<JsonObject?> options, JellyfinTrickplayOptions ours, JellyfinBehaviour behaviour, bool hasPlugin)
    {
        bool isOk = options.Value is { } found && ours.IsInStep(found);
        return new ReadinessCheck
        {
            Id = "trickplay_geometry",
            Label = "Jellyfin's trickplay options are like our tiles",
            DocsAnchor = "trickplay-options",
            Explanation = "When Jellyfin takes up tiles by itself it copies these options without looking at the tiles; up to 10.11 it also deletes sets that they don't name.",
            Ok = isOk,
            Severity = hasPlugin && !behaviour.PrunesForeignSets ? Severity.Recommended : Severity.Critical,
            Current = Current(options.Value),
            Recommended = ours.Wanted,
            Reason = isOk ? "" : options.Failure?.Message ?? (options.Value is null ? "Jellyfin has no trickplay options. It must be 10.10 or newer." : "The options differ from our tiles. Have them synchronised."),
            FixAction = isOk || options.Value is null ? null : FixDirection.Enable,
            Actions = isOk || options.Value is null
                ? new CheckActions()
                : new CheckActions(CommonChecks.Button("sync_trickplay_options", [], "Tile size, interval and width of Jellyfin's trickplay options become ours; other widths and options stay.")),
        };
    }

    private static JsonObject? Current(JsonObject? options) => options is null ? null : new JsonObject
    {
        ["width"] = options["WidthResolutions"]?.DeepClone(),
        ["tile_w"] = options["TileWidth"]?.DeepClone(),
        ["tile_h"] = options["TileHeight"]?.DeepClone(),
        ["interval_ms"] = options["Interval"]?.DeepClone(),
    };
}
