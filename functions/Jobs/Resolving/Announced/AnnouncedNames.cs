using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>
/// What a path may be called here that came from outside: the sender may see the file under its own mount, or under a media server's. Whatever lies outside of the
/// media root is no name.
/// </summary>
internal sealed class AnnouncedNames(AppSettings settings, VideoPlanner planner, MediaRoot mediaRoot)
{
    private readonly List<PathMap> _maps = [.. settings.MediaServers.Where(server => server.IsUsable).Select(server => new PathMap(server.PathMappings))];

    /// <summary>The path itself first, then its translations in the order of the servers; may be empty.</summary>
    public IReadOnlyList<string> Of(string announced) =>
    [
        .. _maps.SelectMany(map => map.WebhookToLocal(announced).Concat(map.RemoteToLocal(announced)))
            .Prepend(announced)
            .Where(mediaRoot.MayHold)
            .Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Where a file may be that was moved to another disk.</summary>
    public IEnumerable<string> BesidesOf(string missing)
        => SiblingMounts.Candidates(missing, _maps.SelectMany(map => map.LocalPrefixes)).Where(mediaRoot.MayHold);

    /// <summary>Ids of the servers that publish to; the job's pin is taken into account.</summary>
    public IEnumerable<string> OwnersOf(string path) => planner.OwnersOf(path);

    public bool IsOwned(string path) => planner.OwnersOf(path).Any();

    /// <summary>True when a file or folder is there, and no link leads out of the media root.</summary>
    public bool Exists(string path) => Path.Exists(path) && mediaRoot.Contains(path);
}
