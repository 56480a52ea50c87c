using PreviewForge.Previews.Frames;

namespace PreviewForge.Previews.Outputs;

/// <summary>Writes one format. The journal goes last.</summary>
internal interface IOutputWriter
{
    void Write(PreviewOutput output, IFrameSet frames, JournalDraft journal, CancellationToken cancellationToken);
}
