using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Planning;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>One BIF per video, in the bundle that Plex's hash of the file names.</summary>
internal sealed class PlexPlans(ILibraryCatalog catalog, HashFinder hashes, BundlePlace place) : IOutputPlans
{
    private const string NoFolder =
        "No Plex data folder is set for this server, so there is no place for its previews. Enter the folder that holds Media/localhost, as this app and the runner see it.";

    public async Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
    {
        if (!place.IsSet)
        {
            return [.. videos.Select(_ => new ServerPlan.Never(NoFolder))];
        }

        IReadOnlyDictionary<string, Asked<ServerItem?>> found = await Batch.AskAsync(
            videos.Where(video => video.Item is null).Select(video => video.Path), catalog.FindAsync, cancellationToken);
        List<(string Path, Asked<ServerItem?> Item)> asked = [.. videos.Select(video => (video.Path, video.Item is { } item ? new Asked<ServerItem?>.Answer(item) : found[video.Path]))];
        IReadOnlyDictionary<string, BundleHashAnswer> answers = await hashes.FindAsync(
            [.. asked.Select(each => (each.Path, (each.Item as Asked<ServerItem?>.Answer)?.Value)).Where(each => each.Value is not null).Select(each => new HashQuestion(each.Path, each.Value!))],
            cancellationToken);
        return [.. asked.Select(each => PlanOf(each.Path, each.Item, answers))];
    }

    private ServerPlan PlanOf(string path, Asked<ServerItem?> item, IReadOnlyDictionary<string, BundleHashAnswer> answers) => item switch
    {
        Asked<ServerItem?>.Failure away => new ServerPlan.Pending(PendingCause.Unreachable, away.Reason),
        Asked<ServerItem?>.Answer { Value: { } known } => PlanOf(known.ItemId, answers[path]),
        _ => new ServerPlan.Pending(PendingCause.NotInLibrary, "Plex does not have this file in an enabled library yet. It is asked again after its next scan; if the file stays unknown, check the path mappings."),
    };

    private ServerPlan PlanOf(string itemId, BundleHashAnswer answer) => answer switch
    {
        BundleHashAnswer.Known known => new ServerPlan.Ready([place.PlanFor(known.Part.Hash)], itemId),
        BundleHashAnswer.NotAnalysed => new ServerPlan.Pending(PendingCause.NotIndexed, "Plex has the file but has not analysed it yet, so there is no place for its previews. It is asked again later.", itemId),
        BundleHashAnswer.Gone => new ServerPlan.Pending(PendingCause.NotInLibrary, "Plex no longer has this item. It is looked for again after its next scan.", itemId),
        BundleHashAnswer.Unknown unknown => new ServerPlan.Pending(PendingCause.Unreachable, unknown.Reason, itemId),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };
}
