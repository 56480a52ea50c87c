using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Wire;

/// <summary>A page of items, with the numbers that say where it stands.</summary>
internal static class ItemPage
{
    /// <param name="exchange">Says which page.</param>
    /// <param name="json">Shows the items.</param>
    /// <param name="rows">All rows, of which only those of the page become items.</param>
    /// <param name="item">Makes the item of a row.</param>
    public static Answer Of<T>(FakeExchange exchange, ItemJson json, IEnumerable<T> rows, Func<T, PlexItem> item)
    {
        var window = Window.Of(exchange);
        var total = rows.Count();
        var shown = window.Cut(rows).Select(row => (JsonNode)json.Of(item(row))).ToArray();
        var container = new JsonObject
        {
            ["size"] = shown.Length,
            ["totalSize"] = total,
            ["offset"] = window.Start,
            ["librarySectionID"] = json.SectionId,
            ["Metadata"] = new JsonArray(shown),
        };
        return PlexReply.Container(exchange, container)
            .With(Window.StartName, window.Start.ToString(CultureInfo.InvariantCulture))
            .With(Window.TotalName, total.ToString(CultureInfo.InvariantCulture));
    }
}
