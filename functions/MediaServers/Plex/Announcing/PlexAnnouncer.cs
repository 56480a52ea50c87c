using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Plex.Bundles;

namespace PreviewForge.Functions.MediaServers.Plex.Announcing;

/// <summary>
/// Plex finds a BIF by its place and needs not be told of it. It is asked whether the place is still the one that its hash names: a file that was
/// replaced gets another hash when Plex has analysed it, and what was written before is never shown.
/// </summary>
internal sealed class PlexAnnouncer(ScanNudges nudges, ILibraryCatalog catalog, HashFinder hashes, BundlePlace place) : IAnnouncer
{
    private static readonly AnnounceOutcome Verified = new(AnnounceState.Verified);

    public Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => nudges.SendAsync(localPaths, cancellationToken);

    /// <summary>What was there before is not asked about: its plan was made of the hash that Plex named in the same run. A rescan so costs nothing.</summary>
    public async Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken)
    {
        await nudges.SendAsync([.. videos.Where(video => video.IsNew && video.IsFirst).Select(video => video.Path)], cancellationToken);
        Announcement[] written = [.. videos.Where(video => video.IsNew)];
        IReadOnlyDictionary<string, Asked<ServerItem?>> items = await ItemsAsync(written, cancellationToken);
        IReadOnlyDictionary<string, BundleHashAnswer> now = await hashes.AskAsync(
            [.. items.Select(each => (Path: each.Key, (each.Value as Asked<ServerItem?>.Answer)?.Value)).Where(each => each.Value is not null).Select(each => new HashQuestion(each.Path, each.Value!))],
            cancellationToken);
        return [.. videos.Select(video => video.IsNew ? Judge(video, items[video.Path], now) : Verified with { ItemId = video.ItemId })];
    }

    /// <summary>The items by path; only of files whose id isn't known the server is asked.</summary>
    private async Task<IReadOnlyDictionary<string, Asked<ServerItem?>>> ItemsAsync(Announcement[] videos, CancellationToken cancellationToken)
    {
        Dictionary<string, Asked<ServerItem?>> items = new(await Batch.AskAsync(
            videos.Where(video => video.ItemId is null).Select(video => video.Path), catalog.FindAsync, cancellationToken));
        foreach (Announcement video in videos.Where(video => video.ItemId is not null))
        {
            items[video.Path] = new Asked<ServerItem?>.Answer(new ServerItem { ItemId = video.ItemId!, RemotePath = "", Size = video.SourceBytes > 0 ? video.SourceBytes : null });
        }

        return items;
    }

    private AnnounceOutcome Judge(Announcement video, Asked<ServerItem?> item, IReadOnlyDictionary<string, BundleHashAnswer> now) => item switch
    {
        Asked<ServerItem?>.Failure away => new AnnounceOutcome(AnnounceState.Pending, away.Reason),
        Asked<ServerItem?>.Answer { Value: { } known } => Judge(video, now[video.Path]) with { ItemId = known.ItemId },
        _ => new AnnounceOutcome(AnnounceState.Pending, "Plex does not have this file in an enabled library. It is asked again after its next scan."),
    };

    private AnnounceOutcome Judge(Announcement video, BundleHashAnswer now) => now switch
    {
        BundleHashAnswer.Known { Part.Size: { } seen } when video.SourceBytes > 0 && seen != video.SourceBytes => new(
            AnnounceState.Pending, $"Plex still knows the earlier file ({seen} bytes, now {video.SourceBytes}). It is asked again after its next scan."),
        BundleHashAnswer.Known known when video.Outputs.All(output => output.Plan.Target == place.FileFor(known.Part.Hash)) => Verified,
        BundleHashAnswer.Known => new(
            AnnounceState.Pending, "Plex has re-analysed the file and looks for its previews in another place now. They are planned again for that place."),
        BundleHashAnswer.NotAnalysed => new(AnnounceState.Pending, "Plex has not analysed the file yet. It is asked again later."),
        BundleHashAnswer.Gone => new(AnnounceState.Pending, "Plex no longer has the item that the previews were made for. It is asked again after its next scan."),
        BundleHashAnswer.Unknown unknown => new(AnnounceState.Pending, unknown.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(now), now, "No such answer."),
    };
}
