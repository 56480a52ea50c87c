using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Understands the webhook plugin of Jellyfin, whose form an administrator may change. It names no file of its own accord.</summary>
internal static class JellyfinPayload
{
    public static Announcement Read(JsonElement root)
    {
        string name = root.Text("NotificationType") ?? root.Text("Event") ?? "";
        return new Announcement
        {
            Sender = Sender.Jellyfin,
            EventType = ShownText.Name(name),
            Title = TitleOf(root),
            Meaning = MediaBrowserEvents.MeaningOf(name, root.Text("ItemType")),
            Paths = new PathList([root.Text("ItemPath") ?? root.Text("Path") ?? root.Text("path")]).Paths,
            ItemId = Compact(root.ItemId("ItemId") ?? root.ItemId("Id")),
            ServerIdentity = root.Text("ServerId") ?? root.Object("Server").Text("Id"),
            Regenerate = root.Flag("regenerate"),
        };
    }

    /// <summary>One item has one spelling, or it would not be seen to be announced twice.</summary>
    private static string? Compact(string? id) => Guid.TryParseExact(id, "D", out Guid guid) ? guid.ToString("N") : id;

    private static string TitleOf(JsonElement root) => new MediaBrowserTitle
    {
        Name = root.Text("Name"),
        Year = root.Number("Year"),
        Series = root.Text("SeriesName"),
        Season = root.Number("SeasonNumber"),
        Episode = root.Number("EpisodeNumber"),
    }.ToString();
}
