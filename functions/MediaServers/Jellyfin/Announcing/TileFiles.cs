using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>Looks for tiles with our own eyes, where the app sees the disk that they are on.</summary>
internal static class TileFiles
{
    public static bool IsBesideMedia(OutputPlan plan) => TrickplayFolder.OwnerStem(Path.GetFileName(Path.GetDirectoryName(plan.Target)) ?? "") is not null;

    public static Sight Look(OutputPlan plan, string videoPath)
    {
        if (Directory.Exists(plan.Target))
        {
            return Sight.There;
        }

        bool seesTheDisk = IsBesideMedia(plan)
            ? File.Exists(videoPath)
            : Path.GetDirectoryName(plan.Target) is { } item && Path.GetDirectoryName(item) is { } shard && Path.GetDirectoryName(shard) is { } root && Directory.Exists(root);
        return seesTheDisk ? Sight.Missing : Sight.Unknown;
    }
}

/// <summary>What the app sees of a set.</summary>
internal enum Sight
{
    There,
    Missing,

    /// <summary>The app doesn't see the disk.</summary>
    Unknown,
}
