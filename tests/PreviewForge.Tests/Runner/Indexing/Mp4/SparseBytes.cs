using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.Tests.Runner.Indexing.Mp4;

/// <summary>A file of which only some pieces have content; between them are zeros, so that it may be larger than memory.</summary>
internal sealed class SparseBytes(IReadOnlyList<(long Position, byte[] Bytes)> pieces) : IMediaSource
{
    public long Length { get; init; } = pieces.Max(piece => piece.Position + piece.Bytes.Length);

    public long BytesRead { get; private set; }

    public long Reads { get; private set; }

    public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var count = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        buffer.Span.Clear();
        foreach (var (position, bytes) in pieces)
        {
            var (from, to) = (Math.Max(offset, position), Math.Min(offset + count, position + bytes.Length));
            if (from < to)
            {
                bytes.AsSpan((int)(from - position), (int)(to - from)).CopyTo(buffer.Span[(int)(from - offset)..]);
            }
        }

        (BytesRead, Reads) = (BytesRead + count, Reads + 1);
        return ValueTask.FromResult(count);
    }

    public void Dispose()
    {
    }
}
