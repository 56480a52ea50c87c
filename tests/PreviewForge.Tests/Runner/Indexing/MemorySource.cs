using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.Tests.Runner.Indexing;

/// <summary>A file that is in memory, counted as one on a disk.</summary>
internal sealed class MemorySource(byte[] bytes) : IMediaSource
{
    public long Length => bytes.Length;

    public long BytesRead { get; private set; }

    public long Reads { get; private set; }

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var there = bytes.AsMemory((int)Math.Min(offset, bytes.Length));
        var read = Math.Min(there.Length, buffer.Length);
        there[..read].CopyTo(buffer);
        (BytesRead, Reads) = (BytesRead + read, Reads + 1);
        return new ValueTask<int>(read);
    }

    public void Dispose()
    {
    }
}
