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
        var segments = new PathSegments(file);
        return sections
            .SelectMany(section => section.Locations.Select(location => (section.Key, Location: location, Folder: new PathSegments(location))))
            .Where(place => segments.IsBelow(place.Folder))
            .OrderByDescending(place => place.Folder.Count)
            .Select(place => new ScanFolder(place.Key, segments.Count - place.Folder.Count > 1 ? Join(place.Location, segments[place.Folder.Count]) : place.Location))
            .FirstOrDefault();
    }

    /// <summary>With the slashes of the location, which Plex wrote itself.</summary>
    private static string Join(string location, string name)
    {
        char slash = !location.StartsWith('/') && location.Contains('\\') ? '\\' : '/';
        return $"{location.TrimEnd('/', '\\')}{slash}{name}";
    }
}
