using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Jellyfin.Announcing;
using PreviewForge.Functions.MediaServers.Jellyfin.Planning;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>Jellyfin's server-wide trickplay options. The whole configuration goes back as it came, with nothing else changed, and is read again.</summary>
internal sealed class JellyfinTrickplayOptions(ServerConfiguration configuration, TrickplayScale scale) : ITrickplayOptions
{
    /// <summary>The numbers as they should be, for people.</summary>
    public JsonObject Wanted => new()
    {
        ["width"] = scale.Width.Pixels,
        ["tile_w"] = SheetGrid.Columns,
        ["tile_h"] = SheetGrid.Rows,
        ["interval_ms"] = scale.IntervalMilliseconds,
    };

    public async Task<JsonObject?> ReadAsync(CancellationToken cancellationToken)
        => ServerConfiguration.TrickplayOf(await configuration.ReadAsync(cancellationToken));

    public async Task<OptionsChange> SyncAsync(CancellationToken cancellationToken)
    {
        JsonObject document = await configuration.ReadAsync(cancellationToken);
        JsonObject options = ServerConfiguration.TrickplayOf(document) ?? throw NoOptions();
        var before = (JsonObject)options.DeepClone();
        if (IsInStep(before))
        {
            return new OptionsChange(before, (JsonObject)before.DeepClone());
        }

        Change(options);
        await configuration.WriteAsync(document, cancellationToken);
        JsonObject after = await ReadAsync(cancellationToken) ?? throw NoOptions();
        return IsInStep(after)
            ? new OptionsChange(before, after)
            : throw new UnexpectedAnswerException("Jellyfin took the new trickplay options and did not keep them.");
    }

    /// <summary>True when tiles that the server takes up by itself come out with our numbers.</summary>
    public bool IsInStep(JsonObject options)
    {
        var numbers = TrickplayNumbers.Of(options);
        return numbers.TileWidth == SheetGrid.Columns && numbers.TileHeight == SheetGrid.Rows && numbers.Interval == scale.IntervalMilliseconds
            && numbers.Widths.Contains(scale.Width.Pixels);
    }

    private void Change(JsonObject options)
    {
        options["TileWidth"] = SheetGrid.Columns;
        options["TileHeight"] = SheetGrid.Rows;
        options["Interval"] = scale.IntervalMilliseconds;
        if (options["WidthResolutions"] is not JsonArray widths)
        {
            options["WidthResolutions"] = new JsonArray(scale.Width.Pixels);
        }
        else if (!TrickplayNumbers.Of(options).Widths.Contains(scale.Width.Pixels))
        {
            widths.Insert(0, scale.Width.Pixels);
        }
    }

    private static UnexpectedAnswerException NoOptions()
        => new("Jellyfin's configuration has no trickplay options. It must be 10.10 or newer.");
}
