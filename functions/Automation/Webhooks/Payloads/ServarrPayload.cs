using System.Text.Json;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Understands Sonarr, Radarr and Sportarr.</summary>
internal static class ServarrPayload
{
    public static Announcement Read(JsonElement root, Sender sender)
    {
        string name = root.Text("eventType") ?? "";
        ServarrEvent kind = ServarrEvents.Parse(name, sender);
        (PathList paths, PathList deleted) = FilesOf(root, kind);
        return new Announcement
        {
            Sender = sender,
            EventType = ShownText.Name(name),
            Title = ServarrTitle.Of(root, sender),
            Meaning = MeaningOf(kind, deleted),
            Paths = paths.Paths,
            DeletedPaths = deleted.Except(paths),
            Regenerate = root.Flag("regenerate"),
        };
    }

    private static (PathList Paths, PathList Deleted) FilesOf(JsonElement root, ServarrEvent kind)
    {
        var files = new ServarrFiles(root);
        return kind switch
        {
            ServarrEvent.Import => (files.Imported(), files.Replaced()),
            ServarrEvent.Rename => (files.Renamed(), files.FormerNames()),
            ServarrEvent.FileDelete => (new PathList(), files.Named()),

            // Here "deletedFiles" is true or false: without the files the previews are still right.
            ServarrEvent.TitleDelete when root.Flag("deletedFiles") == true => (new PathList(), files.Named()),
            _ => (new PathList(), new PathList()),
        };
    }

    private static EventMeaning MeaningOf(ServarrEvent kind, PathList deleted) => kind switch
    {
        ServarrEvent.Test => EventMeaning.Test,
        ServarrEvent.Other => EventMeaning.Irrelevant,
        ServarrEvent.TitleDelete when deleted.Count == 0 => EventMeaning.Irrelevant,
        _ => EventMeaning.News,
    };
}
