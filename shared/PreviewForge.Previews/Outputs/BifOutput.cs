using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Previews.Outputs;

internal sealed class BifOutput(AtomicPublisher publisher) : IOutputWriter
{
    public void Write(PreviewOutput output, IFrameSet frames, JournalDraft journal, CancellationToken cancellationToken) =>
        publisher.WriteFile(
            output.Target,
            stream => BifWriter.Write(stream, output.Interval, frames, cancellationToken),
            length => publisher.WriteFile(JournalName.For(output.Target), stream => stream.Write(journal.Complete(length))));
}
