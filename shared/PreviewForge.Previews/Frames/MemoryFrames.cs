namespace PreviewForge.Previews.Frames;

/// <summary>Pictures that are in memory already.</summary>
public sealed class MemoryFrames(IReadOnlyList<ReadOnlyMemory<byte>> jpegs) : IFrameSet
{
    public MemoryFrames(IEnumerable<byte[]> jpegs) : this([.. jpegs.Select(jpeg => new ReadOnlyMemory<byte>(jpeg))])
    {
    }

    public int Count => jpegs.Count;

    public ReadOnlyMemory<byte> Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, jpegs.Count);
        return jpegs[index];
    }
}
