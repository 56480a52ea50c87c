using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Registry;

namespace PreviewForge.Functions.MediaServers.Probing;

/// <summary>What becomes of the stored libraries when the server lists its own.</summary>
internal static class LibraryMerge
{
    /// <summary>In the order of the listing. A switch stays as it was; a library that is no longer listed is gone.</summary>
    public static JsonObject[] Of(JsonArray stored, IReadOnlyList<ServerLibrary> live)
    {
        JsonObject[] known = [.. stored.OfType<JsonObject>()];
        bool isOnByDefault = IsOnByDefault(known);
        return [.. live.Select(library => Merge(library, Find(known, library), isOnByDefault))];
    }

    /// <summary>
    /// A new library is on. Settings of earlier versions name only the libraries that somebody picked, without folders; beside those alone, one that
    /// isn't named was left out on purpose.
    /// </summary>
    public static bool IsOnByDefault(IReadOnlyCollection<JsonObject> known)
        => known.Count == 0 || known.Any(library => library["remote_paths"] is JsonArray { Count: > 0 });

    /// <summary>Settings of earlier versions may have a library's name in place of its id.</summary>
    public static JsonObject? Find(IReadOnlyCollection<JsonObject> known, ServerLibrary library)
        => known.FirstOrDefault(entry => StoredServers.IdOf(entry) == library.Id)
            ?? known.FirstOrDefault(entry => entry["remote_paths"] is not JsonArray { Count: > 0 } && StoredServers.IdOf(entry) == library.Name);

    private static JsonObject Merge(ServerLibrary library, JsonObject? known, bool isOnByDefault)
    {
        var merged = (JsonObject?)known?.DeepClone() ?? new JsonObject { ["enabled"] = isOnByDefault };
        merged["id"] = library.Id;
        merged["name"] = library.Name;
        merged["kind"] = library.Kind;
        merged["enabled"] ??= true;
        if (library.RemotePaths.Count > 0 || merged["remote_paths"] is not JsonArray)
        {
            // No folders in an answer mean that the account may not see them: the known ones still say what the server owns.
            merged["remote_paths"] = new JsonArray([.. library.RemotePaths.Select(path => JsonValue.Create(path))]);
        }

        return merged;
    }
}
