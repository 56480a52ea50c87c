using Microsoft.AspNetCore.WebUtilities;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>Names and values of a query or of a form, decoded, in the order they were sent.</summary>
public sealed class QueryValues
{
    private readonly StringComparison _names;

    private QueryValues(IReadOnlyList<KeyValuePair<string, string>> pairs, StringComparison names)
    {
        Pairs = pairs;
        _names = names;
    }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs { get; }

    /// <summary>The first value of a name; null when it wasn't sent.</summary>
    public string? this[string name] => All(name) is [var first, ..] ? first : null;

    /// <param name="text">With or without the leading question mark.</param>
    /// <param name="names">How the vendor compares names.</param>
    public static QueryValues Parse(string text, StringComparison names)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var pair in new QueryStringEnumerable(text))
        {
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return new QueryValues(pairs, names);
    }

    public IReadOnlyList<string> All(string name) => [.. Pairs.Where(pair => IsSame(pair.Key, name)).Select(pair => pair.Value)];

    public bool Has(string name) => Pairs.Any(pair => IsSame(pair.Key, name));

    /// <summary>True when both names mean the same to the vendor.</summary>
    public bool IsSame(string one, string other) => string.Equals(one, other, _names);

    public override string ToString() => string.Join('&', Pairs.Select(pair => $"{pair.Key}={pair.Value}"));
}
