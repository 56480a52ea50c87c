using System.Globalization;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;

/// <summary>Makes files of items: one entry per version. Only items that have several versions cost a call, and a hundred of them cost one.</summary>
internal sealed class ItemFiles(ItemCalls items, VersionId versionId)
{
    public const string Fields = "Path,MediaSources,DateCreated";

    /// <summary>The files of rows, in the order of the rows.</summary>
    /// <exception cref="MediaServerException">The versions can't be asked for: to leave them out would pass for there being none.</exception>
    public async Task<IReadOnlyList<ServerItem>> OfAsync(IReadOnlyList<ItemRow> rows, string? libraryId, CancellationToken cancellationToken)
    {
        string[] several = [.. rows.Where(row => row is { HasVersions: true, Id: not null, MediaSources: null }).Select(row => row.Id!)];
        Dictionary<string, ItemRow> whole = several.Length == 0
            ? []
            : (await items.ByIdsAsync(several, Fields, cancellationToken)).Where(row => row.Id is not null).DistinctBy(row => ItemIds.Normalize(row.Id!)).ToDictionary(row => ItemIds.Normalize(row.Id!));
        return
        [
            .. rows.Where(row => row.Id is not null)
                .SelectMany(row => FilesOf(row, whole.GetValueOrDefault(ItemIds.Normalize(row.Id!))?.MediaSources ?? row.MediaSources, libraryId)),
        ];
    }

    /// <summary>When a row was taken up; null when it doesn't say, or not in a form that can be read.</summary>
    public static DateTimeOffset? AddedAt(ItemRow row)
        => DateTimeOffset.TryParse(row.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset date) && date.Year > 1
            ? date
            : null;

    public static string TitleOf(ItemRow row) => row is { Type: "Episode", SeriesName: { Length: > 0 } series, ParentIndexNumber: { } season, IndexNumber: { } episode }
        ? string.Create(CultureInfo.InvariantCulture, $"{series} S{season:00}E{episode:00}")
        : row.Name ?? "";

    private IEnumerable<ServerItem> FilesOf(ItemRow row, IReadOnlyList<MediaSourceRow>? sources, string? libraryId)
    {
        List<MediaSourceRow> versions = [.. (sources ?? []).Where(source => !string.IsNullOrEmpty(source?.Path))];
        if (versions.Count == 0 && !string.IsNullOrEmpty(row.Path))
        {
            versions.Add(new MediaSourceRow(row.Id, row.Id, row.Path, null));
        }

        return versions.DistinctBy(version => version.Path).Select(version => new ServerItem
        {
            ItemId = versionId(version) is { Length: > 0 } id ? id : row.Id!,
            RemotePath = version.Path!,
            Title = TitleOf(row),
            LibraryId = libraryId,
            AddedAt = AddedAt(row),
            Size = version.Size is > 0 ? version.Size : null,
        });
    }
}
