using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.WebVtt;

namespace PreviewForge.Previews.Outputs;

/// <summary>The sheets come into place before the index that refers to them, the journal of both comes last.</summary>
internal sealed class WebVttOutput(AtomicPublisher publisher) : IOutputWriter
{
    public void Write(PreviewOutput output, IFrameSet frames, JournalDraft journal, CancellationToken cancellationToken)
    {
        var sheetFolder = WebVttName.SheetFolder(output.Target);
        var (size, tile) = (0L, default(PixelSize));
        publisher.ReplaceFolder(sheetFolder, folder => (size, tile) = SheetFolder.Fill(folder, frames, cancellationToken));
        publisher.WriteFile(output.Target, stream =>
        {
            SpriteIndex.Write(stream, Path.GetFileName(sheetFolder), frames.Count, tile, output.Interval);
            size += stream.Length;
        });
        publisher.WriteFile(JournalName.For(output.Target), stream => stream.Write(journal.Complete(size)));
    }
}
