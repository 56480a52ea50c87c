using System.Runtime.ExceptionServices;
using PreviewForge.Previews.Bif;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Previews.Outputs;

/// <summary>
/// Writes a whole output from its pictures. The journal comes into place first, as a promise that the size of the output proves
/// kept: a crash at any point leaves an output that is not taken for fresh, and never a new one without its journal.
/// The same pictures, source and settings always give the same bytes.
/// </summary>
/// <param name="publisher">Puts the files in place.</param>
/// <param name="tool">Program and version, for the journal.</param>
public sealed class PreviewPublisher(AtomicPublisher publisher, string tool)
{
    /// <param name="output">What to write, and where.</param>
    /// <param name="frames">The pictures at the output's interval, at least one, all of the output's width.</param>
    /// <param name="source">The video as it was before the pictures were made, and still is.</param>
    /// <param name="settings">The options that they were made with.</param>
    /// <param name="cancellationToken">Looked at before each picture; nothing is in place when it stops the work.</param>
    /// <exception cref="PublishException">It could not be written; what was there before is still there.</exception>
    /// <exception cref="IOException">A picture could not be read; what was there before is still there.</exception>
    public PreviewFacts Publish(
        PreviewOutput output, IFrameSet frames, SourceFingerprint source, FrameSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var facts = Measure(output, frames);
            var journal = new JournalDraft(output, facts, source, settings, tool);
            IOutputWriter writer = output.Format switch
            {
                PreviewFormat.Bif => new BifOutput(publisher),
                PreviewFormat.Trickplay => new TrickplayOutput(publisher),
                _ => new WebVttOutput(publisher),
            };
            writer.Write(output, new SourceFrames(frames), journal, cancellationToken);
            return facts;
        }
        catch (UnreadableFrameException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
            throw;
        }
        catch (SheetException e)
        {
            throw Refuse(output, e.IsTooLarge, e);
        }
        catch (BifFormatException e)
        {
            throw Refuse(output, e.IsTooLarge, e);
        }
    }

    /// <summary>
    /// Removes what a crash left beside an output. Publishing does so anyway; call it when work comes a second time and its
    /// outputs turn out to be fresh.
    /// </summary>
    public void RemoveLeftovers(PreviewOutput output)
    {
        foreach (var folder in OutputFiles.Folders(output))
        {
            publisher.RemoveLeftovers(folder);
        }
    }

    private static PublishException Refuse(PreviewOutput output, bool isTooLarge, Exception cause) =>
        new(isTooLarge ? PublishFailure.TooLarge : PublishFailure.BadPicture, output.Target, cause.Message, cause);

    private static PreviewFacts Measure(PreviewOutput output, IFrameSet frames)
    {
        ArgumentOutOfRangeException.ThrowIfZero(frames.Count, nameof(frames));
        if (!JpegHeader.TryReadSize(frames.Read(0).Span, out var size))
        {
            throw new PublishException(PublishFailure.BadPicture, output.Target, "The first picture is no JPEG.");
        }

        return size.Width == output.Width.Pixels
            ? new PreviewFacts(size.Width, size.Height, frames.Count)
            : throw new PublishException(
                PublishFailure.BadPicture, output.Target, $"The pictures are {size.Width} pixels wide; {output.Width.Pixels} are wanted.");
    }
}
