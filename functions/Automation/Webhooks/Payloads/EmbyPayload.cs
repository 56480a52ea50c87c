using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Understands Emby. Of some versions the item has a path, and it may be a folder.</summary>
internal static class EmbyPayload
{
    public static Announcement Read(JsonElement root)
    {
        string name = root.Text("Event") ?? root.Text("event") ?? root.Text("NotificationType") ?? "";
        JsonElement item = root.Object("Item") is { ValueKind: JsonValueKind.Object } found ? found : root.Object("Metadata");
        JsonElement server = root.Object("Server");
        return new Announcement
        {
            Sender = Sender.Emby,
            EventType = ShownText.Name(name),
            Title = TitleOf(root, item),
            Meaning = MediaBrowserEvents.MeaningOf(name, item.Text("Type")),
            Paths = new PathList([item.Text("Path") ?? item.Text("path") ?? root.Text("path")]).Paths,
            ItemId = item.ItemId("Id") ?? item.ItemId("guid") ?? root.ItemId("ItemId"),
            ServerIdentity = server.Text("Id") ?? server.Text("uuid") ?? item.Text("ServerId"),
            Regenerate = root.Flag("regenerate"),
        };
    }

    private static string TitleOf(JsonElement root, JsonElement item) => new MediaBrowserTitle
    {
        Name = item.Text("Name") ?? root.Text("Title"),
        Year = item.Number("ProductionYear"),
        Series = item.Text("SeriesName"),
        Season = item.Number("ParentIndexNumber"),
        Episode = item.Number("IndexNumber"),
    }.ToString();
}
