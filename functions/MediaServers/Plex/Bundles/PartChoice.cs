using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Plex.Bundles;

/// <summary>Which part of an item a local file is.</summary>
internal static class PartChoice
{
    /// <param name="parts">The item's parts, in Plex's order.</param>
    /// <param name="localPath">The file as we see it.</param>
    /// <param name="remoteNames">What Plex may call the file, most likely first; may be empty.</param>
    /// <returns>Null when Plex has not analysed the part yet, or there is no part.</returns>
    public static BundlePart? Of(IReadOnlyList<BundlePart> parts, string localPath, IEnumerable<string> remoteNames)
        => Named(parts, remoteNames) is { } named ? Usable(named) : ByTail(parts, localPath);

    /// <summary>The part whose file is called exactly so: that is no guess.</summary>
    private static BundlePart? Named(IReadOnlyList<BundlePart> parts, IEnumerable<string> names) => names
        .Select(name => parts.FirstOrDefault(part => PathTail.AreEqual(part.File, name)))
        .FirstOrDefault(part => part is not null);

    /// <summary>The part that shares most folders with the file, from the end; without any mapping that is all there is to go by.</summary>
    private static BundlePart? ByTail(IReadOnlyList<BundlePart> parts, string target)
    {
        List<(BundlePart Part, int Common)> measured = [.. parts.Select(part => (part, PathTail.EqualSegments(part.File, target)))];
        int most = measured.Select(each => each.Common).DefaultIfEmpty(0).Max();
        if (most == 0)
        {
            return parts.Select(Usable).FirstOrDefault(part => part is not null);
        }

        List<BundlePart> best = [.. measured.Where(each => each.Common == most).Select(each => each.Part)];
        return best.Select(Usable).FirstOrDefault(part => part is not null);
    }

    private static BundlePart? Usable(BundlePart part) => PlexBundlePath.IsUsable(part.Hash) ? part : null;
}
