using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>A library of a Plex server.</summary>
/// <param name="Key">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Type"><c>movie</c>, <c>show</c>, <c>artist</c> or <c>photo</c>.</param>
/// <param name="Agent">Its metadata agent.</param>
/// <param name="Locations">Its folders as the server sees them.</param>
internal sealed record PlexSection(string Key, string Title, string Type, string Agent, IReadOnlyList<string> Locations)
{
    /// <summary>What its videos are; null for a section without videos.</summary>
    public VideoType? Videos => VideoTypes.OfSection(Type);

    /// <summary>Null for a row without a key: nothing can be asked about it. A blank folder would hold every file, so it is left out.</summary>
    public static PlexSection? From(PlexDirectory? row) => string.IsNullOrWhiteSpace(row?.Key) ? null : new PlexSection(
        row.Key,
        row.Title ?? row.Key,
        row.Type ?? "",
        row.Agent ?? "",
        [.. (row.Locations ?? []).Select(location => location?.Path).OfType<string>().Where(path => !string.IsNullOrWhiteSpace(path))]);
}
