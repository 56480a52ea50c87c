namespace PreviewForge.Previews.Mapping;

/// <summary>
/// Translates paths between a media server, the senders of webhooks and this machine, by the mappings of one server. Where
/// prefixes nest the longest wins; among equals the first in the list. Nothing that comes out is checked against a disk.
/// </summary>
public sealed class PathMap(IEnumerable<PathMapping> mappings)
{
    private readonly List<PathMappingRow> _rows = [.. mappings.Select(mapping => new PathMappingRow(mapping))];

    public static PathMap Empty { get; } = new([]);

    /// <summary>The mappings as they were given.</summary>
    public IReadOnlyList<PathMapping> Mappings => [.. _rows.Select(row => row.Mapping)];

    /// <summary>The local prefixes, in the order of the list.</summary>
    public IReadOnlyList<string> LocalPrefixes => [.. _rows.Select(row => row.Local.Text).Distinct()];

    /// <summary>The one local path of a path from anywhere; the path itself, trimmed, when no mapping fits.</summary>
    public string ToCanonical(string path)
    {
        var trimmed = path.Trim();
        var rules = _rows.SelectMany(row => row.Webhooks.Prepend(row.Remote).Select(from => new Rule(from, row.Local)));
        return Matches(trimmed, rules.Where(rule => !rule.From.IsRoot)).Select(match => match.Tidy()).FirstOrDefault(trimmed);
    }

    /// <summary>Every name that the file may have for anyone: the path itself first, then its translations, each once.</summary>
    public IReadOnlyList<string> Expand(string path)
    {
        var trimmed = path.Trim();
        var translations = _rows.SelectMany(Equivalents)
            .Where(rule => !rule.From.IsRoot)
            .Select(rule => rule.From.Strip(trimmed) is { } rest ? new Match(rule, rest).Tidy() : null)
            .OfType<string>();
        return [.. translations.Prepend(PathText.ToSlashes(trimmed)).Prepend(trimmed).Distinct()];
    }

    /// <summary>Local candidates of a path that the media server named; the path itself when no mapping fits.</summary>
    public IReadOnlyList<string> RemoteToLocal(string path) => Translate(path, _rows.Select(row => new Rule(row.Remote, row.Local)));

    /// <summary>The same as <see cref="RemoteToLocal"/>, with the mapping that each comes from.</summary>
    public IReadOnlyList<LocalName> ExplainRemote(string path)
    {
        List<LocalName> names = [.. Matches(path, _rows.Select(row => new Rule(row.Remote, row.Local) { Source = row.Mapping }))
            .Select(match => new LocalName(match.Exact(), match.Rule.Source))
            .DistinctBy(name => name.Path)];
        return names.Count > 0 ? names : [new LocalName(path, null)];
    }

    /// <summary>Local candidates of a path that came in a webhook; the path itself when no mapping fits.</summary>
    public IReadOnlyList<string> WebhookToLocal(string path) =>
        Translate(path, _rows.SelectMany(row => row.Webhooks.Select(webhook => new Rule(webhook, row.Local))));

    /// <summary>What the media server may call a local path; the path itself when no mapping fits.</summary>
    public IReadOnlyList<string> LocalToRemote(string path) => Translate(path, _rows.Select(row => new Rule(row.Local, row.Remote)));

    /// <summary>What senders of webhooks may call a local path, where that differs; may be empty.</summary>
    public IReadOnlyList<string> WebhookAliases(string path) =>
        [.. Matches(path, _rows.SelectMany(row => row.Webhooks.Select(webhook => new Rule(row.Local, webhook))))
            .Select(match => match.Exact())
            .Where(alias => alias != path)
            .Distinct()];

    private static IEnumerable<Rule> Equivalents(PathMappingRow row) =>
    [
        new(row.Remote, row.Local),
        new(row.Local, row.Remote),
        .. row.Webhooks.SelectMany(webhook => new Rule[]
        {
            new(webhook, row.Local), new(webhook, row.Remote), new(row.Local, webhook), new(row.Remote, webhook),
        }),
    ];

    private static List<string> Translate(string path, IEnumerable<Rule> rules) =>
        Matches(path, rules).Select(match => match.Exact()).Distinct().ToList() is { Count: > 0 } found ? found : [path];

    // OrderByDescending keeps the order of the list among equals.
    private static IEnumerable<Match> Matches(string path, IEnumerable<Rule> rules) => rules
        .Select(rule => rule.From.Strip(path) is { } rest ? new Match(rule, rest) : null)
        .OfType<Match>()
        .OrderByDescending(match => match.Rule.From.Depth);

    private sealed record Rule(PathPrefix From, PathPrefix To)
    {
        public PathMapping? Source { get; init; }
    }

    private sealed record Match(Rule Rule, string Rest)
    {
        /// <summary>The rest as it was written.</summary>
        public string Exact() => Rule.To.Join(Rest);

        /// <summary>One slash at the seam, none when nothing follows.</summary>
        public string Tidy() => Rest.TrimStart('/') is { Length: > 0 } rest ? Rule.To.Join("/" + rest) : Rule.To.Join("");
    }
}
