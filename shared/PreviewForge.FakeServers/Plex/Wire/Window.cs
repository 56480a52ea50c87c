using System.Globalization;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.Plex.Wire;

/// <summary>The page that a request wants, from its headers or its query.</summary>
/// <param name="Start">Rows before it.</param>
/// <param name="Size">Rows at most; null for all.</param>
internal readonly record struct Window(int Start, int? Size)
{
    public const string StartName = "X-Plex-Container-Start";
    public const string SizeName = "X-Plex-Container-Size";
    public const string TotalName = "X-Plex-Container-Total-Size";

    public static IReadOnlyList<QueryRule> Rules { get; } =
        [QueryRule.Optional(StartName).WholeNumber(most: int.MaxValue), QueryRule.Optional(SizeName).WholeNumber(most: int.MaxValue)];

    public static Window Of(FakeExchange exchange) => new(Number(exchange, StartName) ?? 0, Number(exchange, SizeName));

    public static IEnumerable<Problem> Problems(FakeExchange exchange) => new[] { StartName, SizeName }
        .Where(name => exchange.Header(name) is not null && Number(exchange, name) is null)
        .Select(name => new Problem(ViolationKind.WrongHeader, $"the header {name} has the value '{exchange.Header(name)}', which is no whole number"));

    public IEnumerable<T> Cut<T>(IEnumerable<T> rows) => Size is { } size ? rows.Skip(Start).Take(size) : rows.Skip(Start);

    private static int? Number(FakeExchange exchange, string name) =>
        int.TryParse(exchange.Header(name) ?? exchange.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
