using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Previews.Outputs;

/// <summary>
/// Jellyfin takes any sheets that it finds for all there are and never looks again, so the folder of one width comes into place
/// as a whole, with its journal. Folders of other widths, Jellyfin's own among them, are not touched.
/// </summary>
internal sealed class TrickplayOutput(AtomicPublisher publisher) : IOutputWriter
{
    public void Write(PreviewOutput output, IFrameSet frames, JournalDraft journal, CancellationToken cancellationToken) =>
        publisher.ReplaceFolder(output.Target, folder =>
        {
            var (size, _) = SheetFolder.Fill(folder, frames, cancellationToken);
            folder.WriteFile(JournalName.For(SheetGrid.SheetName(0)), stream => stream.Write(journal.Complete(size)));
        });
}
