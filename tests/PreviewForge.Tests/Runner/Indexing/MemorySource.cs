using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.Tests.Runner.Indexing;

/// <summary>A file that is in memory, counted as one on a disk; it tells when it is read without end.</summary>
/// <param name="content">The file.</param>
/// <param name="mostReads">Reads that any sane reader needs at most.</param>
internal sealed class MemorySource(ReadOnlyMemory<byte> content, long mostReads = long.MaxValue) : IMediaSource
{
    public long Length => content.Length;

    public long BytesRead { get; private set; }

    public long Reads { get; private set; }

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (++Reads > mostReads)
        {
            throw new InvalidOperationException("The file is read without end.");
        }

        var from = (int)Math.Min(offset, content.Length);
        var read = Math.Min(buffer.Length, content.Length - from);
        content.Slice(from, read).CopyTo(buffer);
        BytesRead += read;
        return ValueTask.FromResult(read);
    }

    public void Dispose()
    {
    }
}
