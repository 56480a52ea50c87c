using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Planning;

/// <summary>
/// Tiles in the server's data folder. Their place has the item's id in it, and nobody but the plugin makes the server look there. A server that is away
/// is asked once for all videos.
/// </summary>
/// <param name="scale">Of the pictures.</param>
/// <param name="dataFolder">The server's data folder as app and runner see it; empty when it isn't set.</param>
/// <param name="plugin">The plugin.</param>
/// <param name="lookup">For videos of which only the path is known.</param>
internal sealed class DataFolderPlans(TrickplayScale scale, string dataFolder, BridgePlugin plugin, PathLookup lookup) : IOutputPlans
{
    public async Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
    {
        if (dataFolder.Length == 0)
        {
            return ForAll(videos, new ServerPlan.Never("The settings don't say where Jellyfin's data folder is. Enter it, or have the tiles put beside the videos."));
        }

        try
        {
            BridgePresence presence = await plugin.PingAsync(cancellationToken);
            return WhyNot(presence) is { } reason
                ? ForAll(videos, new ServerPlan.Never(reason))
                : await PlanAsync(videos, presence.TrickplayRoot!, cancellationToken);
        }
        catch (MediaServerException failure)
        {
            return ForAll(videos, new ServerPlan.Pending(PendingCause.Unreachable, failure.Message));
        }
    }

    private static string? WhyNot(BridgePresence presence) => presence switch
    {
        { Installed: false } => $"Jellyfin shows tiles in its data folder only with our plugin, which it doesn't have ({presence.Error}). Install the plugin, or have the tiles put beside the videos.",
        { KnowsDataFolder: false } => $"The plugin ({presence.Version}) is too old for tiles in the data folder. Update it, or have the tiles put beside the videos.",
        { TrickplayRoot: { } root } when !IsWithin(root) => "The plugin names a folder for tiles that is outside of Jellyfin's data folder. Have the tiles put beside the videos.",
        _ => null,
    };

    /// <summary>The name comes from outside, and files are written there.</summary>
    private static bool IsWithin(string root) => !root.Contains('\0', StringComparison.Ordinal) && !Path.IsPathRooted(root) && !root.Contains(':', StringComparison.Ordinal)
        && !root.Split('/', '\\').Contains("..");

    private async Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, string root, CancellationToken cancellationToken)
    {
        string[] unknown = [.. videos.Where(video => video.Item is null).Select(video => video.Path).Distinct()];
        IReadOnlyList<LookupAnswer> answers = unknown.Length == 0 ? [] : await lookup.FindAsync(unknown, cancellationToken);
        Dictionary<string, LookupAnswer> found = unknown.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
        return
        [
            .. videos.Select(video => (video.Item ?? found[video.Path].Item) is { } item ? PlanOf(item.ItemId, root) : NotInLibrary(found[video.Path])),
        ];
    }

    private ServerPlan PlanOf(string itemId, string root) => Guid.TryParse(itemId, out Guid id)
        ? new ServerPlan.Ready([scale.PlanAt(TrickplayFolder.InDataFolder(dataFolder, root, id, scale.Width)) with { RequiredFolder = dataFolder }], itemId)
        : new ServerPlan.Pending(PendingCause.NotInLibrary, $"\"{itemId}\" is no id of a Jellyfin item, so there is no place for its tiles. Refresh the libraries.");

    private static ServerPlan.Pending NotInLibrary(LookupAnswer answer) => new(
        PendingCause.NotInLibrary, $"Jellyfin has no item of this file yet ({answer.Steps}). It is asked again after its next scan.");

    private static IReadOnlyList<ServerPlan> ForAll(IReadOnlyList<PlanRequest> videos, ServerPlan plan) => [.. videos.Select(_ => plan)];
}
