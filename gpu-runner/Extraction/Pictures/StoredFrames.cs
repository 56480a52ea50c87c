using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.Extraction.Pictures;

/// <summary>The pictures of one width in the order of their slots; slots that show the same keyframe share its picture.</summary>
/// <param name="store">Holds them.</param>
/// <param name="pictures">The number in the store for each slot.</param>
internal sealed class StoredFrames(PictureStore store, IReadOnlyList<int> pictures) : IFrameSet
{
    public int Count => pictures.Count;

    public ReadOnlyMemory<byte> Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, pictures.Count);
        return store.Read(pictures[index]);
    }
}
