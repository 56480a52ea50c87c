using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.FakeServers.Plex.Wire;

namespace PreviewForge.FakeServers.Plex.Calls;

/// <summary>Search by title. An item fits when its title holds every word of the query.</summary>
internal sealed class SearchCalls(PlexState state)
{
    private const int UsualLimit = 3;

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new(PlexCalls.Search, "GET", "/hubs/search", Search)
        {
            Query =
            [
                QueryRule.Required("query").NotBlank(),
                QueryRule.Optional("limit").WholeNumber(1, 1000),
                QueryRule.Optional("sectionId").WholeNumber(),
                QueryRule.Optional("includeCollections").OneOf("0", "1"),
                QueryRule.Optional("includeExternalMedia").OneOf("0", "1"),
                .. Window.Rules,
            ],
        },
    ];

    private Answer Search(FakeExchange exchange)
    {
        var words = exchange.Query["query"]!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var limit = exchange.Query["limit"] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : UsualLimit;
        JsonObject[] hubs =
        [
            .. new[] { PlexItemType.Movie, PlexItemType.Show, PlexItemType.Season, PlexItemType.Episode }
                .Select(type => Hub(type.ToString().ToLowerInvariant(), "Metadata", Items(type, words).Take(limit))),
            Hub("actor", "Directory", state.Actors.Where(actor => Fits(actor, words)).Take(limit).Select(actor => new JsonObject { ["tag"] = actor })),
        ];
        return PlexReply.Container(exchange, new JsonObject { ["size"] = hubs.Length, ["Hub"] = new JsonArray([.. hubs]) });
    }

    private IEnumerable<JsonObject> Items(PlexItemType type, string[] words) =>
        from section in state.Catalogue.Sections
        from row in section.Rows(type)
        where Fits(row.Title, words)
        select new ItemJson(section, state.Bundles) { ShowsHashes = state.Options.ShowsHashesInListings }.Of(row.Item);

    private static bool Fits(string title, string[] words) => words.All(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Hubs without hits are there, but have no rows at all.</summary>
    private static JsonObject Hub(string type, string rowName, IEnumerable<JsonObject> rows)
    {
        JsonNode[] shown = [.. rows];
        var hub = new JsonObject { ["type"] = type, ["hubIdentifier"] = type, ["size"] = shown.Length };
        if (shown.Length > 0)
        {
            hub[rowName] = new JsonArray(shown);
        }

        return hub;
    }
}
