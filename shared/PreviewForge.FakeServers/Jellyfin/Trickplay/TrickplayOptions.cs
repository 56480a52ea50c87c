using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>The server-wide settings that rule adoption and generation.</summary>
/// <param name="Interval">Between two pictures.</param>
/// <param name="Widths">Pixels.</param>
/// <param name="Columns">Pictures side by side.</param>
/// <param name="Rows">Pictures one below the other.</param>
internal sealed record TrickplayOptions(TimeSpan Interval, IReadOnlyList<int> Widths, int Columns, int Rows)
{
    public double IntervalMs => Interval.TotalMilliseconds;

    /// <summary>What isn't there, or isn't a number, is as by default.</summary>
    public static TrickplayOptions Read(JsonObject json) => new(
        TimeSpan.FromMilliseconds(Number(json[nameof(Interval)]) ?? 10_000),
        json["WidthResolutions"] is JsonArray widths ? [.. widths.Select(Number).OfType<int>()] : [320],
        Number(json["TileWidth"]) ?? 10,
        Number(json["TileHeight"]) ?? 10);

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
