using System.Buffers.Binary;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>Finds the parts of an AVI file by reading the headers of its chunks.</summary>
internal sealed class AviFile(IMediaSource source)
{
    /// <summary>Larger headers and indexes are damaged: an index of a film has some 10 million bytes.</summary>
    private const int MaxBytes = 256 * 1024 * 1024;
    private const int MaxHeaderBytes = 16 * 1024 * 1024;

    private const int MaxChunks = 10_000;
    private const int FirstChunk = 12;

    public long Length => source.Length;

    /// <summary>Reads the header: the streams, and how long a picture is shown.</summary>
    /// <returns>The header's list, and where it ends.</returns>
    /// <exception cref="InvalidDataException">There is none.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<(RiffChunk Header, long End)> HeaderAsync(CancellationToken cancellationToken)
    {
        var position = (long)FirstChunk;
        for (var i = 0; i < MaxChunks && await ChunkAsync(position, cancellationToken) is { } header; i++)
        {
            if (header is { IsList: true, Id: "hdrl" })
            {
                var bytes = await BytesAsync(position, RiffChunk.HeaderBytes + (long)header.Length, MaxHeaderBytes, cancellationToken);
                return (RiffChunk.In(bytes).First(), End(position, header));
            }

            position = End(position, header);
        }

        throw new InvalidDataException("The file has no header: it is cut off, or no video.");
    }

    /// <summary>Finds the list of coded data and the index of AVI 1.0 behind it.</summary>
    /// <param name="position">Where the header ends.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where the list's letters are, from which the index may count, and the index.</returns>
    /// <exception cref="InvalidDataException">There is none.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<(long Data, ReadOnlyMemory<byte> Index)> OldIndexAsync(long position, CancellationToken cancellationToken)
    {
        var data = -1L;
        for (var i = 0; i < MaxChunks && await ChunkAsync(position, cancellationToken) is { } header; i++)
        {
            if (header is { IsList: true, Id: "movi" } && data < 0)
            {
                data = position + RiffChunk.HeaderBytes;
            }
            else if (header is { IsList: false, Id: "idx1" } && data >= 0)
            {
                return (data, await BytesAsync(position + RiffChunk.HeaderBytes, header.Length, MaxBytes, cancellationToken));
            }

            position = End(position, header);
        }

        throw new InvalidDataException("The file has no index: it is cut off, or was never finished.");
    }

    /// <exception cref="InvalidDataException">It is too long, or the file ends before.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<ReadOnlyMemory<byte>> BytesAsync(long position, long length, int limit, CancellationToken cancellationToken)
    {
        if (length > limit || position < 0 || position > source.Length - length)
        {
            throw new InvalidDataException("The index of the file is damaged, or the file is cut off within it.");
        }

        var bytes = new byte[length];
        return await source.ReadAsync(position, bytes, cancellationToken) == length
            ? bytes
            : throw new InvalidDataException("The file is cut off within its index.");
    }

    /// <summary>The letters and the length of the chunk at a place; null where the file ends.</summary>
    public async Task<RiffHeader?> ChunkAsync(long position, CancellationToken cancellationToken)
    {
        var buffer = new byte[RiffHeader.MaxBytes];
        var read = position < source.Length ? await source.ReadAsync(position, buffer, cancellationToken) : 0;
        return RiffHeader.Parse(buffer.AsSpan(0, read));
    }

    private static long End(long position, RiffHeader header) => position + RiffChunk.HeaderBytes + header.Length + header.Length % 2;

    /// <summary>How many microseconds a picture is shown according to the main header; 0 when it doesn't say.</summary>
    public static uint MicrosecondsPerPicture(RiffChunk header) =>
        header.Children.FirstOrDefault(chunk => chunk.Id is "avih") is { Content.Length: >= 4 } main
            ? BinaryPrimitives.ReadUInt32LittleEndian(main.Content.Span)
            : 0;
}
