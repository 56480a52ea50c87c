using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>
/// What servers said of files in their webhooks, to spare asking them. In Plex all versions of a film have one id; in the others each file has its own, so there
/// an id that came with several files says nothing of any of them.
/// </summary>
internal sealed class ItemHints(IReadOnlyList<AnnouncedItem> announced, AppSettings settings)
{
    private readonly Dictionary<(string, string), int> _files = announced.Where(each => each is { HasItem: true, Path.Length: > 0 })
        .GroupBy(each => (each.ServerId, each.ItemId)).ToDictionary(item => item.Key, item => item.Count());

    private readonly Dictionary<string, ServerType> _types = settings.MediaServers.DistinctBy(server => server.Id).ToDictionary(server => server.Id, server => server.Type);

    /// <summary>Null when nothing is known.</summary>
    public (string ServerId, ServerItem Item)? Of(AnnouncedItem file)
    {
        bool isKnown = file is { HasItem: true, Path.Length: > 0 } && _types.TryGetValue(file.ServerId, out ServerType type)
            && (type == ServerType.Plex || _files[(file.ServerId, file.ItemId)] == 1);
        return isKnown ? (file.ServerId, new ServerItem { ItemId = file.ItemId, RemotePath = file.Path, Title = file.Title }) : null;
    }
}
