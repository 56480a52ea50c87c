namespace PreviewForge.Cli.Preview;

/// <summary>Files and folders in the form that the app knows them by, and the folders that hold them all.</summary>
/// <param name="Targets">Absolute, without symbolic links, each once.</param>
/// <param name="Folders">No folder lies in another: a video with two owners would get its previews twice.</param>
internal sealed record MediaPaths(IReadOnlyList<string> Targets, IReadOnlyList<string> Folders)
{
    /// <exception cref="FileNotFoundException">A path isn't there; the message names it.</exception>
    public static MediaPaths Resolve(IEnumerable<string> paths)
    {
        var targets = paths.Select(RealPath).Distinct(StringComparer.Ordinal).ToArray();
        var candidates = targets.Select(FolderOf).Distinct(StringComparer.Ordinal).ToArray();
        return new MediaPaths(targets, [.. candidates.Where(folder => !candidates.Any(other => Contains(other, folder)))]);
    }

    private static string FolderOf(string path) => Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;

    private static bool Contains(string outer, string inner) =>
        inner != outer && inner.StartsWith(outer.EndsWith('/') ? outer : outer + '/', StringComparison.Ordinal);

    private static string RealPath(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Path.Exists(full))
        {
            throw new FileNotFoundException($"There is no file or folder {full}.");
        }

        var real = "/";
        foreach (var name in full.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            var target = Directory.Exists(next)
                ? Directory.ResolveLinkTarget(next, returnFinalTarget: true)
                : File.ResolveLinkTarget(next, returnFinalTarget: true);
            real = target is null ? next : RealPath(target.FullName);
        }

        return real;
    }
}
