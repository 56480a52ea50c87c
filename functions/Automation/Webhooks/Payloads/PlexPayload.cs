using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Understands Plex. It names files only to those who ask it for more than webhooks, so the item's key is what counts.</summary>
internal static class PlexPayload
{
    public const string NewInLibrary = "library.new";

    private const string Ping = "test.ping";

    public static Announcement Read(JsonElement root)
    {
        string name = root.Text("event") ?? "";
        JsonElement item = root.Object("Metadata");
        return new Announcement
        {
            Sender = Sender.Plex,
            EventType = name == Ping ? "Test" : ShownText.Name(name),
            Title = PlexTitle.Of(item),
            Meaning = MeaningOf(name, item),
            Paths = new PathList(item.Objects("Media").SelectMany(media => media.Objects("Part")).Select(part => part.Text("file"))).Paths,
            ItemId = item.ItemId("ratingKey"),
            ServerIdentity = root.Object("Server").Text("uuid"),
            Regenerate = root.Flag("regenerate"),
        };
    }

    private static EventMeaning MeaningOf(string name, JsonElement item) => name switch
    {
        Ping => EventMeaning.Test,
        NewInLibrary when VideoTypes.IsOther(item.Text("type")) => EventMeaning.NoVideo,
        NewInLibrary => EventMeaning.News,
        _ => EventMeaning.Irrelevant,
    };
}
