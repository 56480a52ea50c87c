using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>One item: what it is, what is below it, its hashes, the index of its parts.</summary>
internal sealed class ItemCalls(PlexState state)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexCalls.Metadata, "GET", "/library/metadata/{ratingKey}", exchange => With(exchange, (section, item) => Listed(exchange, section, [item]))),
        new(PlexCalls.Tree, "GET", "/library/metadata/{ratingKey}/tree", exchange => With(exchange, (_, item) => PlexReply.Container(exchange, Tree(item)))),
        new(PlexCalls.AllLeaves, "GET", "/library/metadata/{ratingKey}/allLeaves", exchange => Below(exchange, _ => PlexItemType.Episode)) { Query = Window.Rules },
        new(PlexCalls.Children, "GET", "/library/metadata/{ratingKey}/children", exchange => Below(exchange, TypeOfChildren)) { Query = Window.Rules },
        new(PlexCalls.PartIndex, "GET", "/library/parts/{id}/indexes/sd", Index),
    ];

    private Answer With(FakeExchange exchange, Func<SectionState, PlexItem, Answer> answer)
    {
        var text = exchange.Route("ratingKey");
        if (!TryNumber(text, out var ratingKey))
        {
            return exchange.Violate(ViolationKind.UnknownPath, $"the rating key '{text}' is no number", PlexReply.NotFound());
        }

        return state.Catalogue.Find(ratingKey) is { } found ? answer(found.Section, found.Item) : PlexReply.NotFound();
    }

    private Answer Below(FakeExchange exchange, Func<PlexItem, PlexItemType> type) =>
        With(exchange, (section, item) => Listed(exchange, section, section.Below(item.RatingKey, type(item))));

    private static PlexItemType TypeOfChildren(PlexItem item) => item.Type is PlexItemType.Show ? PlexItemType.Season : PlexItemType.Episode;

    private Answer Listed(FakeExchange exchange, SectionState section, IEnumerable<PlexItem> items) =>
        ItemPage.Of(exchange, new ItemJson(section, state.Bundles) { ShowsHashes = state.Options.ShowsHashesInListings }, items, item => item);

    private static JsonObject Tree(PlexItem item) => new()
    {
        ["size"] = 1,
        ["MetadataItem"] = new JsonArray(new JsonObject
        {
            ["id"] = item.RatingKey,
            ["MediaItem"] = new JsonArray([.. item.Media.Select(media => new JsonObject
            {
                ["id"] = media.Id,
                ["MediaPart"] = new JsonArray([.. media.Parts.Select(Part)]),
            })]),
        }),
    };

    private static JsonObject Part(PlexPart part) => new() { ["id"] = part.Id, ["hash"] = part.Hash ?? "", ["file"] = part.File };

    private Answer Index(FakeExchange exchange)
    {
        if (!TryNumber(exchange.Route("id"), out var id))
        {
            return exchange.Violate(ViolationKind.UnknownPath, $"the part '{exchange.Route("id")}' is no number", PlexReply.NotFound());
        }

        return state.Catalogue.FindPart(id) is { } part && state.Bundles.Read(part) is { } bytes
            ? Answer.Bytes(bytes, "application/octet-stream")
            : PlexReply.NotFound();
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
