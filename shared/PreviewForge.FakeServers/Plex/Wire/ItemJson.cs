using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Wire;

/// <summary>Items as Plex shows them.</summary>
/// <param name="section">The section they stand in.</param>
/// <param name="bundles">Knows whether a part has an index.</param>
internal sealed class ItemJson(SectionState section, BundleFolder bundles)
{
    /// <summary>True: parts show their hash, as no real server was seen to do.</summary>
    public bool ShowsHashes { get; init; }

    public int SectionId { get; } = int.Parse(section.Section.Key, CultureInfo.InvariantCulture);

    public JsonObject Of(PlexItem item)
    {
        var path = $"/library/metadata/{item.RatingKey}";
        var json = new JsonObject
        {
            ["ratingKey"] = Text(item.RatingKey),
            ["key"] = item.Type is PlexItemType.Show or PlexItemType.Season ? $"{path}/children" : path,
            ["type"] = item.Type.ToString().ToLowerInvariant(),
            ["title"] = item.Title,
            ["librarySectionID"] = SectionId,
            ["librarySectionTitle"] = section.Section.Title,
            ["addedAt"] = item.AddedAt.ToUnixTimeSeconds(),
        };
        AddNumbers(json, item);
        AddFamily(json, item);
        AddRows(json, "Media", item.Media.Select(Media));
        AddRows(json, "Location", item.Folders.Select(folder => new JsonObject { ["path"] = folder }));
        return json;
    }

    private void AddNumbers(JsonObject json, PlexItem item)
    {
        Add(json, "year", item.Year);
        Add(json, "index", item.Index);
        Add(json, "parentIndex", item.ParentIndex);
        if (item.Type is PlexItemType.Show or PlexItemType.Season)
        {
            json["leafCount"] = section.Below(item.RatingKey, PlexItemType.Episode).Count();
        }
    }

    private static void AddFamily(JsonObject json, PlexItem item)
    {
        if (item.ParentKey != 0)
        {
            json["parentRatingKey"] = Text(item.ParentKey);
            json["parentTitle"] = item.Type is PlexItemType.Season ? item.ShowTitle : $"Season {item.ParentIndex}";
        }

        if (item.GrandparentKey != 0)
        {
            json["grandparentRatingKey"] = Text(item.GrandparentKey);
            json["grandparentTitle"] = item.ShowTitle;
        }
    }

    private JsonObject Media(PlexMedia media)
    {
        var json = new JsonObject { ["id"] = media.Id };
        AddRows(json, "Part", media.Parts.Select(Part));
        return json;
    }

    private JsonObject Part(PlexPart part)
    {
        var json = new JsonObject { ["id"] = part.Id, ["key"] = $"/library/parts/{part.Id}/file", ["file"] = part.File, ["size"] = part.Size };
        if (bundles.Has(part))
        {
            json["indexes"] = "sd";
        }

        if (ShowsHashes && part.Hash is not null)
        {
            json["hash"] = part.Hash;
        }

        return json;
    }

    private static void AddRows(JsonObject json, string name, IEnumerable<JsonObject> rows)
    {
        if (rows.ToArray<JsonNode?>() is { Length: > 0 } nodes)
        {
            json[name] = new JsonArray(nodes);
        }
    }

    private static void Add(JsonObject json, string name, int? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static string Text(int key) => key.ToString(CultureInfo.InvariantCulture);
}
