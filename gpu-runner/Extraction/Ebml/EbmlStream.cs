using System.Buffers;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>Reads elements from a stream that only goes forward, such as a pipe.</summary>
internal sealed class EbmlStream(Stream stream) : IDisposable
{
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _end;

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <returns>The next header, with its content next to be read; null when the stream ended before it.</returns>
    /// <exception cref="BrokenStreamException">No header can begin so, or the stream ended within it.</exception>
    public async ValueTask<EbmlHeader?> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (EbmlHeader.Read(_buffer.AsSpan(_start, _end - _start), out var header))
            {
                case OperationStatus.Done:
                    Take(header.Length);
                    return header;
                case OperationStatus.InvalidData:
                    throw new BrokenStreamException($"No element begins at byte {Position}.");
            }

            if (!await FillAsync(cancellationToken))
            {
                return _start == _end ? null : throw EndedEarly();
            }
        }
    }

    /// <exception cref="BrokenStreamException">The stream ended before the buffer was full.</exception>
    public async ValueTask ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        var buffered = Math.Min(destination.Length, _end - _start);
        _buffer.AsMemory(_start, buffered).CopyTo(destination);
        Take(buffered);
        var rest = destination[buffered..];
        if (await stream.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken) < rest.Length)
        {
            throw EndedEarly();
        }

        Position += rest.Length;
    }

    /// <exception cref="BrokenStreamException">The stream ended before so many bytes.</exception>
    public async ValueTask SkipAsync(long bytes, CancellationToken cancellationToken)
    {
        while (bytes > 0)
        {
            if (_start == _end && !await FillAsync(cancellationToken))
            {
                throw EndedEarly();
            }

            var step = (int)Math.Min(bytes, _end - _start);
            Take(step);
            bytes -= step;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Take(int bytes)
    {
        _start += bytes;
        Position += bytes;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    private BrokenStreamException EndedEarly() => new($"The stream ended within an element, after {Position} bytes.");
}

/// <summary>A stream isn't what it must be: its writer was ended, or writes something else.</summary>
internal sealed class BrokenStreamException(string message) : Exception(message);
