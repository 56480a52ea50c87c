using System.Buffers;

namespace PreviewForge.GpuRunner.Extraction.Indexing;

/// <summary>One keyframe as a piece of the stream for ffmpeg; its memory goes back to the pool when disposed.</summary>
/// <param name="owner">The memory that holds it.</param>
/// <param name="start">Where the piece begins in there.</param>
/// <param name="length">Length of the piece.</param>
/// <param name="codedBytes">Length of the keyframe's own coded data as it is in the file.</param>
internal sealed class StreamPacket(IMemoryOwner<byte> owner, int start, int length, int codedBytes) : IDisposable
{
    /// <summary>No keyframe is larger: 64 MiB. A larger one is a damaged index.</summary>
    public const int MaxCodedBytes = 64 * 1024 * 1024;

    public ReadOnlyMemory<byte> Bytes => owner.Memory.Slice(start, length);

    public int CodedBytes => codedBytes;

    public void Dispose() => owner.Dispose();
}
