using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.MediaServers.Search;

/// <summary>A title that at least one server has.</summary>
/// <param name="Kind">Show, movie or episode.</param>
/// <param name="Title">As the first server that has it writes it.</param>
/// <param name="Year">Null when no server says.</param>
/// <param name="Paths">Files, or of a show its folders, as this app sees them.</param>
/// <param name="ChildCount">Episodes; null when no server says.</param>
/// <param name="Servers">Which have it.</param>
public sealed record SearchResult(SuggestionKind Kind, string Title, int? Year, IReadOnlyList<string> Paths, int? ChildCount, IReadOnlyList<SearchServer> Servers);

public sealed record SearchServer(string Id, string Name, string Type);

/// <param name="Query">As it was typed.</param>
/// <param name="Results">At most 25.</param>
/// <param name="Error">Which servers could not be asked; null when all were.</param>
public sealed record SearchAnswer(string Query, IReadOnlyList<SearchResult> Results, string? Error);
