using System.Globalization;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>The items of a library: page by page, by file name, by time.</summary>
internal sealed class ListingCalls(PlexState state)
{
    private const string Movies = "addedAt>>";
    private const string Episodes = "episode.addedAt>>";

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexCalls.Listing, "GET", "/library/sections/{key}/all", All)
        {
            NameByQuery = query => query.Has("file") ? PlexCalls.Lookup : query.Has(Movies) || query.Has(Episodes) ? PlexCalls.Recent : null,
            Query =
            [
                QueryRule.Optional("type").WholeNumber(1, 4),
                QueryRule.Optional("file").NotBlank(),
                QueryRule.Optional("sort").OneOf("addedAt:asc", "addedAt:desc"),
                QueryRule.Optional(Movies).WholeNumber(),
                QueryRule.Optional(Episodes).WholeNumber(),
                QueryRule.Optional("includeGuids").OneOf("0", "1"),
                QueryRule.Optional("includeMeta").OneOf("0", "1"),
                QueryRule.Optional("includeAdvanced").OneOf("0", "1"),
                .. Window.Rules,
            ],
        },
    ];

    private Answer All(FakeExchange exchange)
    {
        if (!state.Catalogue.TryGet(exchange.Route("key"), out var section))
        {
            return PlexReply.NotFound();
        }

        if (exchange.Query.Has("file") && !exchange.Query.Has("type"))
        {
            return exchange.Violate(ViolationKind.MissingParameter, "'file' comes without 'type'", PlexReply.Page(500, "500 Internal Server Error"));
        }

        var isOfShows = section.Section.Type is PlexSectionType.Show;
        if (exchange.Query.Has(isOfShows ? Movies : Episodes))
        {
            return exchange.Violate(ViolationKind.UnknownParameter, $"a section of this type knows no '{(isOfShows ? Movies : Episodes)}'", PlexReply.BadRequest());
        }

        return Page(exchange, section, Sorted(exchange.Query["sort"], Chosen(exchange.Query, section)));
    }

    private static IEnumerable<ShelfRow> Chosen(QueryValues query, SectionState section)
    {
        var usual = section.Section.Type is PlexSectionType.Show ? PlexItemType.Show : PlexItemType.Movie;
        var type = query["type"] is { } text ? (PlexItemType)int.Parse(text, CultureInfo.InvariantCulture) : usual;
        var rows = query["file"] is { } file ? section.RowsWithFileName(file).Where(row => row.Item.Type == type) : section.Rows(type);
        return (query[Movies] ?? query[Episodes]) is { } since
            ? rows.Where(row => row.AddedAt.ToUnixTimeSeconds() >= long.Parse(since, CultureInfo.InvariantCulture))
            : rows;
    }

    private static IEnumerable<ShelfRow> Sorted(string? sort, IEnumerable<ShelfRow> rows) => sort switch
    {
        "addedAt:asc" => rows.OrderBy(row => row.AddedAt),
        "addedAt:desc" => rows.OrderByDescending(row => row.AddedAt),
        _ => rows,
    };

    private Answer Page(FakeExchange exchange, SectionState section, IEnumerable<ShelfRow> rows) =>
        ItemPage.Of(exchange, new ItemJson(section, state.Bundles) { ShowsHashes = state.Options.ShowsHashesInListings }, rows, row => row.Item);
}
