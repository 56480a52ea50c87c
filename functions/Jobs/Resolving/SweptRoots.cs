using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>The folders below which a clean-up looks for previews whose video is gone.</summary>
internal static class SweptRoots
{
    /// <summary>The local folders of the chosen libraries, each once, without those that lie below another.</summary>
    public static IReadOnlyList<string> Of(AppSettings settings, JobConfig job)
    {
        List<string> roots =
        [
            .. LibraryChoice.Of(settings, job)
                .SelectMany(choice => choice.Library.RemotePaths.SelectMany(new PathMap(choice.Server.PathMappings).RemoteToLocal))
                .Where(Path.IsPathRooted)
                .Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))
                .Where(path => path.Length > 1)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return [.. roots.Where(root => !roots.Exists(other => other != root && root.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal)))];
    }
}
