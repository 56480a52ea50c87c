using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>
/// Understands whatever names paths: scripts (<c>file_path</c>, <c>file_paths</c>), templates such as Tautulli's (<c>path</c>, <c>rating_key</c>), and
/// scanners of folders (<c>created</c>, <c>deleted</c>).
/// </summary>
internal static class PathPayload
{
    private static readonly string[] Members = ["path", "file_path", "file_paths", "created", "deleted", "rating_key"];

    /// <summary>True for a payload that says anything in this form.</summary>
    public static bool Fits(JsonElement root) => Array.Exists(Members, member => root.Has(member));

    public static Announcement Read(JsonElement root, Sender sender)
    {
        PathList paths = new([root.Text("file_path"), .. root.Texts("file_paths"), root.Text("path"), .. root.Texts("created")]);
        IReadOnlyList<string> deleted = new PathList(root.Texts("deleted")).Except(paths);
        string name = root.Text("eventType") ?? root.Text("event") ?? root.Text("action") ?? root.Text("trigger") ?? "";
        return new Announcement
        {
            Sender = sender,
            EventType = ShownText.Name(name) is { Length: > 0 } shown ? shown : sender == Sender.Custom ? "Custom" : "Webhook",
            Title = ShownText.Title(root.Text("title") ?? paths.Paths.Concat(deleted).Select(SenderPath.NameOf).FirstOrDefault()) ?? "Unknown",
            Meaning = MeaningOf(root, name),
            Paths = paths.Paths,
            DeletedPaths = deleted,
            ItemId = root.ItemId("rating_key"),
            ServerIdentity = root.Text("server_machine_id"),
            Regenerate = root.Flag("regenerate"),
        };
    }

    private static EventMeaning MeaningOf(JsonElement root, string name) => name.ToUpperInvariant() switch
    {
        "TEST" => EventMeaning.Test,

        // Only Tautulli names the key, and its one template serves all its triggers: also what is played and rated.
        not ("" or "CREATED" or "LIBRARY.NEW") when root.Has("rating_key") => EventMeaning.Irrelevant,
        _ when VideoTypes.IsOther(root.Text("media_type")) => EventMeaning.NoVideo,
        _ => EventMeaning.News,
    };
}
