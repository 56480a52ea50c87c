using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Listing, looking up and refreshing items.</summary>
internal sealed class ItemRoutes(ServerState state, ItemJson json, LibraryScanner scanner, IMediaEvents events)
{
    private static readonly string[] RefreshModes = ["None", "ValidationOnly", "Default", "FullRefresh"];

    private readonly ItemQueryReader _reader = new(state.Traits);
    private readonly ItemSelection _selection = new(state.Catalogue, state.Traits.Names);

    /// <summary>Parameters of a refresh that only one vendor has.</summary>
    public required IReadOnlyList<QueryRule> RefreshRules { get; init; }

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Items", "GET", "/Items", List) { Query = _reader.Known },
        new("UserItem", "GET", "/Users/{userId}/Items/{id}", UserItem) { Query = [Rules.List("Fields")] },
        new("Episodes", "GET", "/Shows/{id}/Episodes", Episodes)
        {
            Query =
            [
                Rules.List("Fields"), Rules.Count("Limit"), Rules.Count("StartIndex"), Rules.Count("Season"), QueryRule.Optional("SeasonId"),
                QueryRule.Optional("UserId"),
            ],
        },
        new("RefreshItem", "POST", "/Items/{id}/Refresh", Refresh)
        {
            Query =
            [
                QueryRule.Optional("MetadataRefreshMode").OneOf(RefreshModes), QueryRule.Optional("ImageRefreshMode").OneOf(RefreshModes),
                Rules.Flag("ReplaceAllMetadata"), Rules.Flag("ReplaceAllImages"), .. RefreshRules,
            ],
        },
    ];

    /// <summary>One item, with everything about it.</summary>
    public Answer One(string id) => Find(id) is { } item ? Answer.Json(json.Write(item, ItemJson.AllFields)) : Errors.NotFound;

    private Answer List(FakeExchange exchange) => IsUnknownUser(exchange.Query["UserId"])
        ? Errors.NotFound
        : Answer.Json(Page(_selection.Run(_reader.Read(exchange)), exchange));

    private Answer UserItem(FakeExchange exchange) =>
        IsUnknownUser(exchange.Route("userId")) ? Errors.NotFound : One(exchange.Route("id"));

    private Answer Episodes(FakeExchange exchange)
    {
        if (Find(exchange.Route("id")) is not { Kind: ItemKind.Series } series || IsUnknownUser(exchange.Query["UserId"]))
        {
            return Errors.NotFound;
        }

        var query = _reader.Read(exchange);
        var season = exchange.Query["Season"];
        var all = state.Catalogue.Items
            .Where(item => item.Kind == ItemKind.Episode && item.SeriesId == series.Id)
            .Where(item => season is null || string.Equals(item.ParentIndexNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture), season, StringComparison.Ordinal))
            .Where(item => exchange.Query["SeasonId"] is not { } id || item.SeasonId == state.Traits.Ids.Normalize(id))
            .OrderBy(item => item.ParentIndexNumber).ThenBy(item => item.IndexNumber)
            .ToList();
        return Answer.Json(Page(new ItemPage([.. all.Skip(query.StartIndex).Take(query.Limit ?? int.MaxValue)], all.Count), exchange));
    }

    private Answer Refresh(FakeExchange exchange)
    {
        if (state.Catalogue.Find(exchange.Route("id")) is not { } item)
        {
            return Errors.NotFound;
        }

        var request = new RefreshRequest(
            exchange.Query["MetadataRefreshMode"] == "FullRefresh",
            bool.TryParse(exchange.Query["RegenerateTrickplay"], out var regenerates) && regenerates);
        scanner.Check(item);
        var library = state.FindLibrary(item.LibraryId)!;
        foreach (var version in state.Catalogue.Find(item.Id)?.Versions ?? [])
        {
            events.Refreshed(library, version, request);
        }

        return Answer.Empty(204);
    }

    // Every version is an item of its own, so its id gives the item as that version shows it.
    private LibraryItem? Find(string id) => state.Catalogue.Find(id)?.As(state.Traits.Ids.Normalize(id));

    public bool IsUnknownUser(string? id) => id is not null && state.Accounts.FindUser(state.Traits.Ids.Normalize(id)) is null;

    private JsonObject Page(ItemPage page, FakeExchange exchange)
    {
        var fields = Fields(exchange);
        return new JsonObject
        {
            ["Items"] = new JsonArray([.. page.Items.Select(item => json.Write(item, fields))]),
            ["TotalRecordCount"] = page.Total,
            ["StartIndex"] = _reader.Read(exchange).StartIndex,
        };
    }

    private static HashSet<string> Fields(FakeExchange exchange) => new(Rules.Values(exchange, "Fields"), StringComparer.OrdinalIgnoreCase);
}
