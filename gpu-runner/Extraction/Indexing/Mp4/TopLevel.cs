using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>A box of the file itself, of which only the header was read.</summary>
/// <param name="Type">Its four letters.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Size">Its size, which may go beyond the end of the file.</param>
internal readonly record struct FileBox(uint Type, long Position, long Size)
{
    public long End => Position + Size;
}

/// <summary>Reads the boxes of a file: header by header, and those that are wanted as a whole.</summary>
internal sealed class TopLevel(IMediaSource source)
{
    /// <summary>A larger movie box is damaged: it would tell of some 10 million pictures.</summary>
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>The header of the box at a place; null at the end of the file, or when there is no box.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async ValueTask<FileBox?> HeaderAsync(long position, CancellationToken cancellationToken)
    {
        var buffer = new byte[BoxHeader.MaxBytes];
        var read = await source.ReadAsync(position, buffer, cancellationToken);
        return HeaderIn(buffer.AsSpan(0, read), position);
    }

    /// <summary>Reads a box as a whole, and the header behind it.</summary>
    /// <returns>The box, and what follows; null at the end of the file.</returns>
    /// <exception cref="InvalidDataException">It is too large, or goes beyond the end of the file.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async ValueTask<(Box Box, FileBox? Next)> ReadAsync(FileBox box, CancellationToken cancellationToken)
    {
        if (box.Size > MaxBytes)
        {
            throw new InvalidDataException($"The index of the file is damaged: it says to have {box.Size:N0} bytes.");
        }

        var size = (int)box.Size;
        var bytes = box.End <= source.Length ? new byte[size + BoxHeader.MaxBytes] : [];
        var read = await source.ReadAsync(box.Position, bytes, cancellationToken);
        return read >= size
            ? (Box.In(bytes.AsMemory(0, size)).First(), HeaderIn(bytes.AsSpan(size, read - size), box.End))
            : throw new InvalidDataException("The file is cut off within its index.");
    }

    private FileBox? HeaderIn(ReadOnlySpan<byte> bytes, long position) =>
        BoxHeader.Parse(bytes) is { } header && header.Size <= long.MaxValue / 2
            ? new FileBox(header.Type, position, header.Size is 0 ? source.Length - position : header.Size)
            : null;
}
