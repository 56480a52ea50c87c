namespace PreviewForge.Previews.Mapping;

/// <summary>
/// Where a file that has been moved from one disk to another may be now: under the same name below every other mount. Media
/// managers move files so, and the media server learns of it late.
/// </summary>
public static class SiblingMounts
{
    /// <summary>Paths to try in order; none when there are fewer than two mounts, or the path is below none of them.</summary>
    /// <param name="missingPath">The local path at which the file was expected.</param>
    /// <param name="localPrefixes">The local prefixes of all enabled servers.</param>
    public static IReadOnlyList<string> Candidates(string missingPath, IEnumerable<string> localPrefixes)
    {
        var mounts = localPrefixes
            .Where(prefix => !string.IsNullOrWhiteSpace(prefix))
            .Select(prefix => prefix.TrimEnd('/', '\\'))
            .Where(prefix => prefix.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(prefix => prefix.Length)
            .Select(prefix => new PathPrefix(prefix))
            .ToList();
        if (mounts.Count < 2 || mounts.FirstOrDefault(mount => mount.Strip(missingPath) is not null) is not { } home)
        {
            return [];
        }

        var rest = home.Strip(missingPath)!;
        return [.. mounts.Where(mount => mount != home).Select(mount => mount.Join(rest))];
    }
}
