using System.Buffers.Binary;
using System.Text;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Avi;

/// <summary>A chunk of a RIFF file that is in memory: four letters, a length, and so many bytes, padded to an even number.</summary>
/// <param name="Id">Its letters, or those of the list's kind where it is a list.</param>
/// <param name="IsList">Whether it holds chunks.</param>
/// <param name="Content">What it holds.</param>
internal readonly record struct RiffChunk(string Id, bool IsList, ReadOnlyMemory<byte> Content)
{
    public const int HeaderBytes = 8;
    private const int ListHeaderBytes = 12;

    public IEnumerable<RiffChunk> Children => In(Content);

    /// <summary>The chunks that lie one after the other; one that says a larger length than there is ends with what there is.</summary>
    public static IEnumerable<RiffChunk> In(ReadOnlyMemory<byte> bytes)
    {
        while (RiffHeader.Parse(bytes.Span) is { } header)
        {
            var length = (int)Math.Min(header.Length, bytes.Length - HeaderBytes);
            var start = header.IsList ? Math.Min(ListHeaderBytes, HeaderBytes + length) : HeaderBytes;
            yield return new RiffChunk(header.Id, header.IsList, bytes[start..(HeaderBytes + length)]);
            bytes = bytes[Math.Min(bytes.Length, HeaderBytes + length + length % 2)..];
        }
    }
}

/// <summary>The header of a chunk.</summary>
/// <param name="Id">Its letters, or those of the list's kind where it is a list.</param>
/// <param name="IsList">Whether it is a list, or the whole file.</param>
/// <param name="Length">Bytes behind the header's first eight.</param>
internal readonly record struct RiffHeader(string Id, bool IsList, uint Length)
{
    /// <summary>Of a list.</summary>
    public const int MaxBytes = 12;

    /// <returns>Null when there are too few bytes.</returns>
    public static RiffHeader? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < RiffChunk.HeaderBytes)
        {
            return null;
        }

        var isList = bytes.Length >= MaxBytes && (bytes.StartsWith("LIST"u8) || bytes.StartsWith("RIFF"u8));
        var id = Encoding.Latin1.GetString(isList ? bytes[8..12] : bytes[..4]);
        return new RiffHeader(id, isList, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
    }
}
