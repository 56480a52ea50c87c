using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Announcing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>Emby shows the BIF beside a video that it has listed; so the only question is whether it has.</summary>
internal sealed class EmbyAnnouncer(PathNudges nudges, PathLookup lookup) : IAnnouncer
{
    public Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => nudges.SendAsync(localPaths, cancellationToken);

    public Task TellGoneAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => nudges.SendGoneAsync(localPaths, cancellationToken);

    public async Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken)
    {
        await nudges.SendAsync(videos.Where(video => video is { IsFirst: true, IsNew: true }).Select(video => video.Path), cancellationToken);
        string[] unknown = [.. videos.Where(video => string.IsNullOrEmpty(video.ItemId)).Select(video => video.Path).Distinct()];
        Dictionary<string, AnnounceOutcome> found = await LookUpAsync(unknown, cancellationToken);
        await nudges.SendAsync(
            videos.Where(video => video is { IsFirst: true, IsNew: false } && found.GetValueOrDefault(video.Path)?.State == AnnounceState.Pending).Select(video => video.Path),
            cancellationToken);
        return
        [
            .. videos.Select(video => string.IsNullOrEmpty(video.ItemId) ? found[video.Path] : new AnnounceOutcome(AnnounceState.Verified, ItemId: video.ItemId)),
        ];
    }

    private async Task<Dictionary<string, AnnounceOutcome>> LookUpAsync(string[] paths, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<LookupAnswer> answers = paths.Length == 0 ? [] : await lookup.FindAsync(paths, cancellationToken);
            return paths.Zip(answers).ToDictionary(pair => pair.First, pair => OutcomeOf(pair.Second));
        }
        catch (MediaServerException failure)
        {
            return paths.ToDictionary(path => path, _ => new AnnounceOutcome(AnnounceState.Pending, failure.Message));
        }
    }

    private static AnnounceOutcome OutcomeOf(LookupAnswer answer) => answer.Item is { } item
        ? new AnnounceOutcome(AnnounceState.Verified, ItemId: item.ItemId)
        : new AnnounceOutcome(AnnounceState.Pending, $"Emby has not listed the file yet ({answer.Steps}). If it stays so, check the library's folders and the path mappings.");
}
