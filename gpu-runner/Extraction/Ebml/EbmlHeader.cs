using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>What stands before the content of an EBML element (RFC 8794 sections 4 to 6).</summary>
/// <param name="Id">The element's id, 1 to 4 bytes with the length marker in it, as specifications write it.</param>
/// <param name="Size">Bytes of content, below 2^56 - 1; <see cref="UnknownSize"/> when the writer didn't know.</param>
/// <param name="Length">Bytes of id and size themselves, 2 to 12.</param>
internal readonly record struct EbmlHeader(uint Id, long Size, int Length)
{
    /// <summary>The content goes on until an element comes that can't be in it.</summary>
    public const long UnknownSize = -1;

    /// <summary>Bytes that hold any header.</summary>
    public const int MaxLength = MaxIdLength + MaxSizeLength;

    private const int MaxIdLength = 4;
    private const int MaxSizeLength = 8;

    public bool HasUnknownSize => Size is UnknownSize;

    /// <param name="bytes">Where an element begins.</param>
    /// <param name="header">Valid only with <see cref="OperationStatus.Done"/>.</param>
    /// <returns><see cref="OperationStatus.NeedMoreData"/> when the bytes end within the header.</returns>
    public static OperationStatus Read(ReadOnlySpan<byte> bytes, out EbmlHeader header)
    {
        header = default;
        if (bytes.IsEmpty)
        {
            return OperationStatus.NeedMoreData;
        }

        var idLength = LengthOf(bytes[0]);
        if (idLength > MaxIdLength)
        {
            return OperationStatus.InvalidData;
        }

        if (bytes.Length <= idLength)
        {
            return OperationStatus.NeedMoreData;
        }

        var status = ReadNumber(bytes[idLength..], out var size, out var sizeLength);
        header = new EbmlHeader((uint)BigEndian(bytes[..idLength]), size, idLength + sizeLength);
        return status;
    }

    /// <summary>Reads a number of 1 to 8 bytes whose first bits tell how many; all value bits set give <see cref="UnknownSize"/>.</summary>
    public static OperationStatus ReadNumber(ReadOnlySpan<byte> bytes, out long value, out int length)
    {
        (value, length) = (0, 0);
        if (bytes.IsEmpty)
        {
            return OperationStatus.NeedMoreData;
        }

        length = LengthOf(bytes[0]);
        if (length > MaxSizeLength)
        {
            return OperationStatus.InvalidData;
        }

        if (bytes.Length < length)
        {
            return OperationStatus.NeedMoreData;
        }

        var mask = (1L << (7 * length)) - 1;
        value = (long)BigEndian(bytes[..length]) & mask;
        value = value == mask ? UnknownSize : value;
        return OperationStatus.Done;
    }

    /// <param name="bytes">At most 8.</param>
    internal static ulong BigEndian(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        bytes.CopyTo(padded[^bytes.Length..]);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    private static int LengthOf(byte first) => BitOperations.LeadingZeroCount((uint)first << 24) + 1;
}
