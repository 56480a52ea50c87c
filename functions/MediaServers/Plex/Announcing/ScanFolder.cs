using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Plex.Announcing;

/// <summary>A folder that Plex can scan by itself, without the rest of its library.</summary>
/// <param name="Section">The library.</param>
/// <param name="Path">The folder as Plex sees it.</param>
internal sealed record ScanFolder(string Section, string Path)
{
    /// <summary>
    /// The folder right below the location that holds the file: of a film its own, of an episode that of the show. The location itself for a file that
    /// lies in no folder. The longest of the locations counts, for they may lie in each other.
    /// </summary>
    /// <returns>Null when no location holds the file.</returns>
    public static ScanFolder? Of(string file, IReadOnlyList<PlexSection> sections)
    {
        IReadOnlyList<string> folders = PathTail.Folders(file);
        return sections
            .SelectMany(section => section.Locations.Where(location => PathTail.IsBelow(file, location)).Select(location => (section.Key, Location: location, Depth: DepthOf(location))))
            .OrderByDescending(place => place.Depth)
            .Select(place => new ScanFolder(place.Key, folders.Count > place.Depth ? Join(place.Location, folders[place.Depth]) : place.Location))
            .FirstOrDefault();
    }

    private static int DepthOf(string folder) => PathTail.Folders(folder).Count + (PathTail.FileName(folder).Length > 0 ? 1 : 0);

    /// <summary>With the slashes of the location, which Plex wrote itself.</summary>
    private static string Join(string location, string name)
    {
        char slash = !location.StartsWith('/') && location.Contains('\\') ? '\\' : '/';
        return $"{location.TrimEnd('/', '\\')}{slash}{name}";
    }
}
