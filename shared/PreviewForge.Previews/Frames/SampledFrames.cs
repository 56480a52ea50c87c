namespace PreviewForge.Previews.Frames;

/// <summary>
/// Every n-th picture of a finer set. Pictures are made once, at the finest interval that any output needs; picture k of an
/// output with an n times longer interval shows the same moment as picture k × n of that set.
/// </summary>
public sealed class SampledFrames : IFrameSet
{
    private readonly IFrameSet _finer;
    private readonly int _step;

    private SampledFrames(IFrameSet finer, int step) => (_finer, _step) = (finer, step);

    public int Count => (_finer.Count + _step - 1) / _step;

    /// <exception cref="ArgumentException"><paramref name="wanted"/> is no multiple of <paramref name="made"/>.</exception>
    public static IFrameSet Of(IFrameSet frames, Interval made, Interval wanted)
    {
        if (wanted.Seconds % made.Seconds != 0)
        {
            throw new ArgumentException($"Pictures every {wanted} can't be taken from pictures every {made}.", nameof(wanted));
        }

        return wanted == made ? frames : new SampledFrames(frames, wanted.Seconds / made.Seconds);
    }

    public ReadOnlyMemory<byte> Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return _finer.Read(index * _step);
    }
}
