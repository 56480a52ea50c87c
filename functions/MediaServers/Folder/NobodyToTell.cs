using PreviewForge.Functions.MediaServers.Announcing;

namespace PreviewForge.Functions.MediaServers.Folder;

/// <summary>With no server behind the folder, an output is done when it is in its place.</summary>
internal sealed class NobodyToTell : IAnnouncer
{
    public Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<AnnounceOutcome>>([.. videos.Select(_ => new AnnounceOutcome(AnnounceState.Verified))]);
}
