using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers;

/// <summary>A server, ready to be asked about many videos.</summary>
/// <param name="settings">The server.</param>
/// <param name="kind">Its vendor; null when this version doesn't know it, and nothing is planned for it.</param>
internal sealed class PlannedServer(MediaServerSettings settings, IMediaServerKind? kind)
{
    private readonly ExcludeRules _excludes = new(settings.ExcludePaths);

    public ServerFolders Folders { get; } = new(
        settings.Id,
        settings.Enabled,
        new PathMap(settings.PathMappings),
        [.. settings.Libraries.Select(library => new LibraryFolders(library.Id, library.Enabled, library.RemotePaths))]);

    public bool Excludes(string video) => _excludes.Excludes(video);

    public IReadOnlyList<OutputPlan> Plan(string video, int interval) => kind?.Plan(settings, video, interval) ?? [];
}
