using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>
/// A piece of a file in memory that moves where it is needed: what it holds already is not read again. Nothing is allocated for bytes
/// that the file doesn't have.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="headroom">Bytes of memory kept free before whatever is loaded.</param>
internal sealed class EbmlWindow(IMediaSource source, int headroom = 0) : IDisposable
{
    private IMemoryOwner<byte> _owner = MemoryPool<byte>.Shared.Rent(headroom + 1);
    private int _offset;
    private long _position;
    private int _length;

    public long FileLength => source.Length;

    /// <param name="position">Where in the file.</param>
    /// <param name="needed">Bytes that must be there, unless the file ends before.</param>
    /// <param name="wanted">Bytes to be read if any must be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All that is in memory from that position on.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(long position, int needed, int wanted, CancellationToken cancellationToken)
    {
        var left = Math.Max(0, source.Length - position);
        if (position < _position || position + Math.Min(needed, left) > _position + _length)
        {
            await ExtendAsync(position, (int)Math.Min(Math.Max(needed, wanted), left), cancellationToken);
        }

        return _owner.Memory.Slice(_offset, _length)[(int)(position - _position)..];
    }

    /// <returns>The element that begins there; null when none does, or the file ends.</returns>
    public async ValueTask<EbmlElement?> ElementAsync(long position, int wanted, CancellationToken cancellationToken)
    {
        if (position >= source.Length)
        {
            return null;
        }

        var bytes = await LoadAsync(position, EbmlHeader.MaxLength, wanted, cancellationToken);
        return EbmlHeader.Read(bytes.Span, out var header) is OperationStatus.Done
            ? new EbmlElement(header.Id, position + header.Length, header.Size)
            : null;
    }

    /// <summary>Gives the memory away.</summary>
    /// <param name="position">Something that was loaded.</param>
    /// <returns>The memory, and where in it that position is; at least the headroom lies before.</returns>
    public (IMemoryOwner<byte> Owner, int Offset) Detach(long position)
    {
        var detached = (_owner, _offset + (int)(position - _position));
        (_owner, _offset, _length) = (MemoryPool<byte>.Shared.Rent(1), 0, 0);
        return detached;
    }

    public void Dispose() => _owner.Dispose();

    private async ValueTask ExtendAsync(long position, int length, CancellationToken cancellationToken)
    {
        var kept = position >= _position && position < _position + _length ? (int)(_position + _length - position) : 0;
        if (kept is 0 || position - _position + length > _owner.Memory.Length - _offset)
        {
            Move(position, kept, length);
        }

        var from = position + kept;
        var missing = length - kept;
        var read = await source.ReadAsync(from, _owner.Memory.Slice(_offset + (int)(from - _position), missing), cancellationToken);
        _length = (int)(from - _position) + read;
        if (read < missing)
        {
            throw new EndOfStreamException("The file became shorter while it was read.");
        }
    }

    /// <summary>Makes the window begin at the position, with room for so many bytes; what is kept of it stays.</summary>
    private void Move(long position, int kept, int length)
    {
        var old = _owner;
        var bytes = old.Memory.Slice(_offset + (kept is 0 ? 0 : (int)(position - _position)), kept);
        if (headroom + length > old.Memory.Length)
        {
            _owner = MemoryPool<byte>.Shared.Rent(headroom + length);
        }

        bytes.CopyTo(_owner.Memory[headroom..]);
        (_offset, _position, _length) = (headroom, position, kept);
        if (_owner != old)
        {
            old.Dispose();
        }
    }
}
