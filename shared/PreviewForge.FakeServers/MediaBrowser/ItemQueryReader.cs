using System.Globalization;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Reads the query of <c>GET /Items</c>.</summary>
internal sealed class ItemQueryReader(VendorTraits traits)
{
    /// <summary>The parameters that matter here; a vendor knows more of them.</summary>
    public IReadOnlyList<QueryRule> Known { get; } =
    [
        Rules.List("Ids"), ParentRule(traits), Rules.List("IncludeItemTypes"), Rules.List("Fields"),
        Rules.Flag("Recursive"), Rules.Flag("EnableTotalRecordCount"), Rules.Flag("EnableImages"),
        Rules.Flag("EnableUserData"), Rules.Count("StartIndex"), Rules.Count("Limit"),
        Rules.List("SortBy"), QueryRule.Optional("SortOrder").OneOf("Ascending", "Descending"),
        QueryRule.Optional("NameStartsWith"), QueryRule.Optional("SearchTerm"), QueryRule.Optional("UserId"),
        .. traits.FiltersByPath ? [QueryRule.Optional("Path")] : Array.Empty<QueryRule>(),
    ];

    public ItemQuery Read(FakeExchange exchange) => new()
    {
        Ids = Rules.Values(exchange, "Ids"),
        ParentIds = [.. Rules.Values(exchange, "ParentId").Select(traits.Ids.Normalize)],
        Kinds = Kinds(exchange),
        IsRecursive = bool.TryParse(exchange.Query["Recursive"], out var recursive) && recursive,
        NameStartsWith = NullIfEmpty(exchange.Query["NameStartsWith"]),
        SearchTerm = NullIfEmpty(exchange.Query["SearchTerm"]),
        Path = traits.FiltersByPath ? NullIfEmpty(exchange.Query["Path"]) : null,
        SortBy = Rules.Values(exchange, "SortBy") is [var sort, ..] ? sort : null,
        IsDescending = exchange.Query["SortOrder"] == "Descending",
        StartIndex = Number(exchange, "StartIndex") ?? 0,
        Limit = Number(exchange, "Limit"),
    };

    private static QueryRule ParentRule(VendorTraits traits) => traits.TakesJoinedParents
        ? Rules.List("ParentId")
        : QueryRule.Optional("ParentId") with { Check = value => value.Contains(',', StringComparison.Ordinal) ? "is more than one id" : null };

    // Names that are no type are passed over, as the vendors do.
    private static List<ItemKind> Kinds(FakeExchange exchange) =>
    [
        .. Rules.Values(exchange, "IncludeItemTypes")
            .Select(name => Enum.TryParse<ItemKind>(name, true, out var kind) ? kind : (ItemKind?)null)
            .OfType<ItemKind>(),
    ];

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static int? Number(FakeExchange exchange, string name) =>
        int.TryParse(exchange.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
