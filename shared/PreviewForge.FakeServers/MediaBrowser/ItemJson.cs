using System.Globalization;
using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Writes items as the servers do: some members always, others only when <c>Fields</c> names them.</summary>
internal sealed class ItemJson(ServerState state, Func<LibraryItem, JsonObject>? trickplay)
{
    /// <summary>Every member that <c>Fields</c> can name.</summary>
    public static IReadOnlySet<string> AllFields { get; } = new HashSet<string>(
        ["Path", "ParentId", "SortName", "DateCreated", "MediaSources", "MediaSourceCount", "ChildCount", "RecursiveItemCount", "Trickplay"]);

    public JsonObject Write(LibraryItem item, IReadOnlySet<string> fields)
    {
        var json = new JsonObject
        {
            ["Name"] = item.Name,
            ["ServerId"] = state.ServerId,
            ["Id"] = item.Id,
            ["Type"] = item.Kind.ToString(),
            ["IsFolder"] = item.Kind is ItemKind.Series or ItemKind.Season,
        };
        AddUsual(json, item);
        AddWanted(json, item, fields);
        return json;
    }

    private static void AddUsual(JsonObject json, LibraryItem item)
    {
        Set(json, "ProductionYear", item.ProductionYear);
        Set(json, "IndexNumber", item.IndexNumber);
        Set(json, "ParentIndexNumber", item.ParentIndexNumber);
        Set(json, "SeriesName", item.SeriesName);
        Set(json, "SeriesId", item.SeriesId);
        Set(json, "SeasonId", item.SeasonId);
        if (item.Versions is [var first, ..])
        {
            json["RunTimeTicks"] = first.RunTime.Ticks;
            json["MediaType"] = "Video";
        }
    }

    private void AddWanted(JsonObject json, LibraryItem item, IReadOnlySet<string> fields)
    {
        AddIf("Path", () => item.Path);
        AddIf("ParentId", () => item.ParentId);
        AddIf("SortName", () => SortName.Of(item.Name));
        AddIf("DateCreated", () => item.DateCreated is { } date ? Date(date) : null);
        AddIf("MediaSources", () => item.Versions.Count > 0 ? new JsonArray([.. item.Versions.Select(Source)]) : null);
        AddIf("MediaSourceCount", () => state.Traits.GroupsVersions && item.Versions.Count > 0 ? item.Versions.Count : null);
        AddIf("ChildCount", () => Count(item, child => child.ParentId == item.Id));
        AddIf("RecursiveItemCount", () => Count(item, child => child.Kind == ItemKind.Episode && (child.SeriesId == item.Id || child.SeasonId == item.Id)));
        AddIf("Trickplay", () => item.Versions.Count > 0 ? trickplay?.Invoke(item) : null);

        void AddIf(string field, Func<JsonNode?> value)
        {
            if (fields.Contains(field) && value() is { } node)
            {
                json[field] = node;
            }
        }
    }

    private int? Count(LibraryItem item, Func<LibraryItem, bool> isCounted) =>
        item.Kind is ItemKind.Series or ItemKind.Season ? state.Catalogue.Items.Count(isCounted) : null;

    private static JsonObject Source(MediaVersion version) => new()
    {
        ["Protocol"] = "File",
        ["Id"] = version.Id,
        ["Path"] = version.Path,
        ["Type"] = "Default",
        ["Container"] = Path.GetExtension(version.Path).TrimStart('.'),
        ["Size"] = version.Size,
        ["Name"] = PathName.Stem(version.Path),
        ["IsRemote"] = false,
        ["RunTimeTicks"] = version.RunTime.Ticks,
    };

    // Seven digits, as .NET's round-trip format has them.
    private static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static void Set(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
