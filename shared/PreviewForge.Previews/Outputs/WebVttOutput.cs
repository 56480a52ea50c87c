using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.WebVtt;

namespace PreviewForge.Previews.Outputs;

/// <summary>The sheets come into place before the index that refers to them.</summary>
internal sealed class WebVttOutput(AtomicPublisher publisher) : IOutputWriter
{
    public void Write(PreviewOutput output, IFrameSet frames, JournalDraft journal, CancellationToken cancellationToken)
    {
        var sheetFolder = WebVttName.SheetFolder(output.Target);
        using var index = new MemoryStream();
        publisher.ReplaceFolder(sheetFolder, folder =>
        {
            var (size, tile) = SheetFolder.Fill(folder, frames, cancellationToken);
            SpriteIndex.Write(index, Path.GetFileName(sheetFolder), frames.Count, tile, output.Interval);
            publisher.WriteFile(JournalName.For(output.Target), stream => stream.Write(journal.Complete(size + index.Length)));
        });
        publisher.WriteFile(output.Target, index.WriteTo);
    }
}
