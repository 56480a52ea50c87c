using PreviewForge.Previews.Naming;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// Goes through all folders below a root, one after the other, and holds no more than the folders beside its way. It goes into no hidden
/// folder, no link, no folder of previews, no bundle of Plex, and no folder that is a root of its own.
/// </summary>
internal sealed class FolderWalk(IReadOnlySet<string> roots, SweepSteps steps)
{
    private const string Bundle = ".bundle";

    /// <param name="root">Where to begin.</param>
    /// <param name="onUnreadable">Called for each folder that can't be read.</param>
    /// <exception cref="OperationCanceledException">The sweep is no longer wanted.</exception>
    public IEnumerable<FolderLook> Below(string root, Action onUnreadable)
    {
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var path))
        {
            steps.Next();
            if (FolderLook.TryTake(path) is not { } look)
            {
                onUnreadable();
                continue;
            }

            foreach (var folder in look.Folders.Where(IsWalked).Select(look.PathOf).Where(folder => !roots.Contains(folder)))
            {
                pending.Push(folder);
            }

            yield return look;
        }
    }

    private static bool IsWalked(string name) =>
        !FolderLook.IsHidden(name) && OrphanNames.OwnerOfFolder(name) is null && !name.EndsWith(Bundle, StringComparison.Ordinal);
}
