using PreviewForge.Previews.Frames;

namespace PreviewForge.Previews.Outputs;

/// <summary>
/// Keeps a failure to read a picture apart from a failure to write an output: both are the same exceptions, and happen in one
/// call, but have other causes and other remedies.
/// </summary>
internal sealed class SourceFrames(IFrameSet frames) : IFrameSet
{
    public int Count => frames.Count;

    /// <exception cref="UnreadableFrameException">Wraps what the set of pictures threw.</exception>
    public ReadOnlyMemory<byte> Read(int index)
    {
        try
        {
            return frames.Read(index);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFrameException(e);
        }
    }
}

/// <summary>The inner exception is what the set of pictures threw.</summary>
internal sealed class UnreadableFrameException(Exception cause) : Exception(cause.Message, cause);
