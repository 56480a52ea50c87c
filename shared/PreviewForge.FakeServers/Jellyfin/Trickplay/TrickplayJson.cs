using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>The member <c>Trickplay</c> of an item.</summary>
internal static class TrickplayJson
{
    /// <summary>By version, then by width; empty without rows.</summary>
    public static JsonObject Manifest(LibraryItem item, TrickplayTable table)
    {
        var manifest = new JsonObject();
        foreach (var version in item.Versions)
        {
            if (table.Of(version.Id) is { Count: > 0 } rows)
            {
                manifest[version.Id] = new JsonObject(rows.Select(row => KeyValuePair.Create<string, JsonNode?>(Text(row.Width), Describe(row))));
            }
        }

        return manifest;
    }

    private static JsonObject Describe(TrickplayRow row) => new()
    {
        ["Width"] = row.Width,
        ["Height"] = row.Height,
        ["TileWidth"] = row.TileWidth,
        ["TileHeight"] = row.TileHeight,
        ["ThumbnailCount"] = row.ThumbnailCount,
        ["Interval"] = row.Interval,
        ["Bandwidth"] = row.Bandwidth,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
