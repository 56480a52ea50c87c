using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>Writes elements. Every size takes eight bytes, so that a header's length depends on the id alone.</summary>
internal static class EbmlWriter
{
    private const int SizeLength = sizeof(ulong);

    /// <summary>A number of eight bytes begins with this bit.</summary>
    private const ulong SizeMarker = 1UL << 56;

    public static int HeaderLength(uint id) => IdLength(id) + SizeLength;

    /// <param name="destination">Takes <see cref="HeaderLength"/> bytes.</param>
    /// <param name="id">The element's id.</param>
    /// <param name="size">Bytes of content, or <see cref="EbmlHeader.UnknownSize"/>.</param>
    /// <returns>What is left of the destination.</returns>
    public static Span<byte> WriteHeader(Span<byte> destination, uint id, long size)
    {
        var idLength = IdLength(id);
        Span<byte> padded = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(padded, id);
        padded[^idLength..].CopyTo(destination);
        var number = size is EbmlHeader.UnknownSize ? (SizeMarker << 1) - 1 : SizeMarker | (ulong)size;
        BinaryPrimitives.WriteUInt64BigEndian(destination[idLength..], number);
        return destination[(idLength + SizeLength)..];
    }

    public static void WriteHeader(this IBufferWriter<byte> writer, uint id, long size)
    {
        var length = HeaderLength(id);
        WriteHeader(writer.GetSpan(length), id, size);
        writer.Advance(length);
    }

    public static void WriteElement(this IBufferWriter<byte> writer, uint id, ReadOnlySpan<byte> content)
    {
        writer.WriteHeader(id, content.Length);
        writer.Write(content);
    }

    public static void WriteUnsigned(this IBufferWriter<byte> writer, uint id, ulong value)
    {
        Span<byte> content = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(content, value);
        writer.WriteElement(id, content);
    }

    /// <param name="writer">Where it goes.</param>
    /// <param name="id">The element's id.</param>
    /// <param name="text">ASCII characters.</param>
    public static void WriteText(this IBufferWriter<byte> writer, uint id, string text) => writer.WriteElement(id, Encoding.ASCII.GetBytes(text));

    private static int IdLength(uint id) => sizeof(uint) - (BitOperations.LeadingZeroCount(id) / 8);
}
