using System.Globalization;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>What Jellyfin knows of one version of a video.</summary>
/// <param name="RemotePath">The file as the server sees it.</param>
/// <param name="Size">Bytes as the server last saw them; null when it doesn't say.</param>
/// <param name="Rows">What it shows, by width.</param>
internal sealed record ItemState(string? RemotePath, long? Size, IReadOnlyDictionary<string, TrickplayRow> Rows)
{
    public TrickplayRow? RowOf(AnnouncedOutput output) => Rows.GetValueOrDefault(output.Plan.Width.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Asks for the states of many items, a hundred a call.</summary>
internal sealed class ItemStates(ItemCalls items)
{
    private static readonly Dictionary<string, TrickplayRow> None = [];

    /// <summary>Puts the state of each video with an id into it; null for an id that the server doesn't know.</summary>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task AskAsync(IReadOnlyCollection<AnnouncedVideo> videos, CancellationToken cancellationToken)
    {
        string[] ids = [.. videos.Select(video => video.ItemId).OfType<string>().Distinct()];
        IReadOnlyList<ItemRow> rows = ids.Length == 0 ? [] : await items.ByIdsAsync(ids, "Path,MediaSources,Trickplay", cancellationToken);
        Dictionary<string, ItemState> states = [];
        foreach ((string id, ItemState state) in rows.SelectMany(StatesOf))
        {
            states.TryAdd(id, state);
        }

        foreach (AnnouncedVideo video in videos)
        {
            video.State = video.ItemId is { } id ? states.GetValueOrDefault(id) : null;
        }
    }

    private static IEnumerable<(string Id, ItemState State)> StatesOf(ItemRow row)
    {
        foreach (MediaSourceRow source in (row.MediaSources ?? []).Where(source => source?.Id is not null))
        {
            yield return (ItemIds.Normalize(source.Id!), new ItemState(source.Path ?? row.Path, source.Size is > 0 ? source.Size : null, RowsOf(row, source.Id!)));
        }

        if (row.Id is { } id)
        {
            yield return (ItemIds.Normalize(id), new ItemState(row.Path, null, RowsOf(row, id)));
        }
    }

    private static Dictionary<string, TrickplayRow> RowsOf(ItemRow row, string versionId)
        => row.Trickplay?.FirstOrDefault(version => ItemIds.AreEqual(version.Key, versionId)).Value ?? None;
}
