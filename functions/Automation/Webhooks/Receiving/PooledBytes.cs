using System.Buffers;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Bytes of a body in memory that is lent, and given back when this is disposed.</summary>
internal sealed class PooledBytes : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);

    public int Length { get; private set; }

    /// <summary>Not to be used after this was disposed, or has read more.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    /// <summary>Appends what the stream has now.</summary>
    /// <returns>False at its end.</returns>
    public async ValueTask<bool> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Length == _buffer.Length)
        {
            Grow();
        }

        int read = await stream.ReadAsync(_buffer.AsMemory(Length), cancellationToken);
        Length += read;
        return read > 0;
    }

    public void Dispose()
    {
        byte[] lent = _buffer;
        (_buffer, Length) = ([], 0);
        Return(lent);
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
        _buffer.AsSpan(0, Length).CopyTo(larger);
        Return(_buffer);
        _buffer = larger;
    }

    private static void Return(byte[] lent)
    {
        if (lent.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(lent);
        }
    }
}
