using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Plex.Wire;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>Plex's rows in the words of this app.</summary>
internal static class PlexItems
{
    private const long LastSecond = 253402300799; // The end of the year 9999.

    /// <summary>One item per file; none for a row without a rating key, for nothing can be asked about it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="library">The section, when the row doesn't say.</param>
    public static IEnumerable<ServerItem> FilesOf(PlexMetadata row, string? library)
    {
        if (KeyOf(row) is not { } key)
        {
            return [];
        }

        PlexPart[] parts = [.. row.Parts.DistinctBy(part => part.File)];
        BundleHash[] bundles = [.. parts.Where(part => PlexBundlePath.IsUsable(part.Hash)).Select(part => new BundleHash(part.Hash!, part.File!))];
        return parts.Select(part => new ServerItem
        {
            ItemId = key.ToString(),
            RemotePath = part.File!,
            Title = TitleOf(row),
            LibraryId = row.LibrarySectionId ?? library,
            AddedAt = row.AddedAt is > 0 and <= LastSecond and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Size = part.Size,
            PartId = part.Id,
            Bundles = bundles,
        });
    }

    public static RatingKey? KeyOf(PlexMetadata row) => RatingKey.Parse(row.RatingKey) ?? RatingKey.Parse(row.Key);

    /// <summary><c>Night Ferry S02E07</c>, or the title.</summary>
    public static string TitleOf(PlexMetadata row) => row is { GrandparentTitle: { Length: > 0 } show, ParentIndex: { } season, Index: { } episode }
        ? $"{show} S{season:00}E{episode:00}"
        : row.Title ?? "";
}
