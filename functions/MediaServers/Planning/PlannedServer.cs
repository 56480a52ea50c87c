using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Planning;

/// <summary>A server, ready to be asked about many videos.</summary>
internal sealed class PlannedServer(MediaServerSettings settings, IOutputPlans plans)
{
    private readonly ExcludeRules _excludes = new(settings.ExcludePaths);

    private readonly LibraryRoots _roots = new(new ServerFolders(settings.Id, settings.Enabled, new PathMap(settings.PathMappings), [.. settings.Libraries.Select(FoldersOf)]));

    /// <summary>What was turned off, under the server's own names.</summary>
    private readonly LibraryRoots _turnedOff = new(new ServerFolders(
        settings.Id, true, PathMap.Empty, [.. settings.Libraries.Where(library => !library.Enabled).Select(library => FoldersOf(library) with { IsEnabled = true })]));

    public string Id => settings.Id;

    /// <summary>True when the server holds the video: by its folders, or because it said so and nobody has turned off the library.</summary>
    public bool Owns(VideoCandidate video)
        => settings.Enabled && (Owns(video.Path) || (video.Items.TryGetValue(Id, out ServerItem? item) && !IsTurnedOff(item)));

    /// <summary>True when the path is below an enabled library.</summary>
    public bool Owns(string path) => _roots.LibraryOf(path) is not null;

    public bool Excludes(string path) => _excludes.Excludes(path);

    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<VideoCandidate> videos, CancellationToken cancellationToken)
        => plans.PlanAsync([.. videos.Select(video => new PlanRequest(video.Path, video.Items.GetValueOrDefault(Id)))], cancellationToken);

    private bool IsTurnedOff(ServerItem item)
        => settings.Libraries.FirstOrDefault(library => library.Id == item.LibraryId) is { Enabled: false } || _turnedOff.LibraryOf(item.RemotePath) is not null;

    private static LibraryFolders FoldersOf(LibrarySettings library) => new(library.Id, library.Enabled, library.RemotePaths);
}
