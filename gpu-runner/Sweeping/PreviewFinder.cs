using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>Finds our own previews of the videos of one folder, whether these are still there or not.</summary>
internal sealed class PreviewFinder(IFileSystem files)
{
    public IEnumerable<OwnPreview> In(FolderLook look) => Sidecars(look)
        .Concat(look.Folders.Where(name => TrickplayFolder.OwnerStem(name) is not null).SelectMany(name => Trickplay(look, name)))
        .Concat(look.Folders.Where(name => WebVttName.OwnerStem(name) is not null).SelectMany(name => WebVtt(look, name)));

    /// <summary>
    /// True when something says that the video is there: a video of that name beside the preview, or whatever the journal calls the
    /// video, here or where it was then.
    /// </summary>
    public bool IsLive(OwnPreview preview, FolderLook look) =>
        look.Live.HasVideo(preview.Owner)
        || look.Live.Has(Path.GetFileName(preview.Journal.SourcePath))
        || files.Stat(preview.Journal.SourcePath) is { IsDirectory: false };

    private IEnumerable<OwnPreview> Sidecars(FolderLook look)
    {
        foreach (var name in Journaled(look))
        {
            if (EmbySidecarName.OwnerStem(name) is { } owner && !FolderLook.IsHidden(name)
                && TryProve(look.PathOf(name), JournalPublisher.EmbySidecar, owner, look.Path) is { } preview)
            {
                yield return preview;
            }
        }
    }

    private IEnumerable<OwnPreview> Trickplay(FolderLook look, string holder)
    {
        var owner = TrickplayFolder.OwnerStem(holder)!;
        if (FolderLook.TryTake(look.PathOf(holder)) is not { } inside)
        {
            yield break;
        }

        foreach (var path in inside.Folders.Concat(Journaled(inside)).Distinct(StringComparer.Ordinal).Where(TrickplayFolder.IsSheets).Select(inside.PathOf))
        {
            // Media Preview Generator puts the journal beside the first sheet.
            var preview = TryProve(path, JournalPublisher.JellyfinTrickplay, owner, look.Path)
                ?? TryProve(Path.Combine(path, SheetGrid.SheetName(0)), JournalPublisher.JellyfinTrickplay, owner, look.Path);
            if (preview is not null)
            {
                yield return preview with { Path = path, Sheets = path, Holder = inside.Path };
            }
        }
    }

    private IEnumerable<OwnPreview> WebVtt(FolderLook look, string holder)
    {
        var owner = WebVttName.OwnerStem(holder)!;
        if (FolderLook.TryTake(look.PathOf(holder)) is not { } inside)
        {
            yield break;
        }

        foreach (var path in Journaled(inside).Where(WebVttName.IsIndex).Select(inside.PathOf))
        {
            if (TryProve(path, JournalPublisher.WebVtt, owner, look.Path) is { } preview)
            {
                yield return preview with { Sheets = WebVttName.SheetFolder(path), Holder = inside.Path };
            }
        }
    }

    // The journal is what counts: a removal that was broken off leaves it to the last.
    private static IEnumerable<string> Journaled(FolderLook look) => look.Files.Select(JournalName.OutputOf).OfType<string>();

    private OwnPreview? TryProve(string output, string publisher, string owner, string folder)
    {
        var path = JournalName.For(output);
        return Journal.TryRead(files, path) is { } journal && PreviewProof.Holds(journal, publisher, owner, folder)
            ? new OwnPreview(owner, output, path, journal)
            : null;
    }
}
