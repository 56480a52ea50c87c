using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Previews.Outputs;

/// <summary>
/// Jellyfin takes any sheets that it finds for all there are and never looks again, so the folder of one width comes into place
/// as a whole. It counts every file in there as a sheet, so the journal is beside the folder. Folders of other widths, Jellyfin's
/// own among them, are not touched.
/// </summary>
internal sealed class TrickplayOutput(AtomicPublisher publisher) : IOutputWriter
{
    public void Write(PreviewOutput output, IFrameSet frames, JournalDraft journal, CancellationToken cancellationToken) =>
        publisher.ReplaceFolder(output.Target, folder =>
        {
            var (size, _) = SheetFolder.Fill(folder, frames, cancellationToken);
            publisher.WriteFile(JournalName.For(output.Target), stream => stream.Write(journal.Complete(size)));
        });
}
