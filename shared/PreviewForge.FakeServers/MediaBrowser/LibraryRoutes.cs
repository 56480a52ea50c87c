using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Libraries, their options, and notices of changed files.</summary>
internal sealed class LibraryRoutes(ServerState state, Guards guards, UpdateQueue updates, LibraryScanner scanner)
{
    private static readonly string[] UpdateTypes = ["Created", "Modified", "Deleted"];

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("VirtualFolders", "GET", "/Library/VirtualFolders", guards.Administrator(_ => List())),
        new("LibraryOptions", "POST", "/Library/VirtualFolders/LibraryOptions", guards.Administrator(SetOptions))
        {
            Body = Rules.Object(body => body["LibraryOptions"] is JsonObject ? Rules.WantText(body, "Id") : "has no object 'LibraryOptions'"),
        },
        new("MediaUpdated", "POST", "/Library/Media/Updated", Updated) { Body = Rules.Object(CheckUpdates) },
        new("RefreshLibraries", "POST", "/Library/Refresh", guards.Administrator(_ => Refresh())),
    ];

    private Answer List() => Answer.Json(new JsonArray([.. state.Libraries.Select(Describe)]));

    private static JsonObject Describe(FakeLibrary library)
    {
        var row = new JsonObject
        {
            ["Name"] = library.Name,
            ["Locations"] = new JsonArray([.. library.Locations.Select(location => JsonValue.Create(location))]),
        };
        if (library.CollectionType is not null)
        {
            row["CollectionType"] = library.CollectionType;
        }

        row["LibraryOptions"] = library.Options.DeepClone();
        row["ItemId"] = library.Id;
        row["RefreshStatus"] = "Idle";
        return row;
    }

    private Answer SetOptions(FakeExchange exchange)
    {
        var body = Rules.ObjectOf(exchange);
        if (state.FindLibrary(Rules.TextOf(body, "Id")!) is not { } library)
        {
            return Errors.NotFound;
        }

        var (sent, before) = (body["LibraryOptions"]!.AsObject(), library.Options);
        library.Options = Documents.Accept(sent, before, state.Traits.DefaultLibraryOptions);
        var answer = Answer.Empty(204);
        var wrong = Documents.Dropped(before, sent).Select(name => $"drops the option '{name}', which goes back to its default")
            .Concat(sent.Where(pair => !before.ContainsKey(pair.Key)).Select(pair => $"sets the option '{pair.Key}', which this server doesn't have"));
        return wrong.Aggregate(answer, (same, sentence) => exchange.Violate(ViolationKind.WrongBody, $"the body {sentence}", same));
    }

    private Answer Updated(FakeExchange exchange)
    {
        foreach (var update in Rules.ObjectOf(exchange)["Updates"]!.AsArray().OfType<JsonObject>())
        {
            updates.Add(new PathUpdate(Rules.TextOf(update, "Path")!, Rules.TextOf(update, "UpdateType")!, state.Time.GetUtcNow()));
        }

        return Answer.Empty(204);
    }

    private static string? CheckUpdates(JsonObject body) => body["Updates"] is JsonArray rows && rows.All(row => row is JsonObject)
        ? rows.OfType<JsonObject>().Select(CheckUpdate).FirstOrDefault(fault => fault is not null)
        : "has no array 'Updates' of objects";

    private static string? CheckUpdate(JsonObject update) => Rules.WantText(update, "Path", "UpdateType")
        ?? (UpdateTypes.Contains(Rules.TextOf(update, "UpdateType")) ? null : $"has an UpdateType that is none of {string.Join(", ", UpdateTypes)}");

    private Answer Refresh()
    {
        scanner.ScanAll();
        return Answer.Empty(204);
    }
}
