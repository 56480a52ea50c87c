using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>Numbers that are the content of an element (RFC 8794 section 7): big endian, as long as the element.</summary>
internal static class EbmlNumber
{
    public const int MaxLength = sizeof(ulong);

    /// <returns>Null when it has more than 8 bytes; an empty element is 0.</returns>
    public static ulong? Unsigned(ReadOnlySpan<byte> content) => content.Length <= MaxLength ? EbmlHeader.BigEndian(content) : null;

    /// <returns>Null when it has neither 0, 4 nor 8 bytes, or is no finite number.</returns>
    public static double? Float(ReadOnlySpan<byte> content)
    {
        double? value = content.Length switch
        {
            0 => 0,
            sizeof(float) => BinaryPrimitives.ReadSingleBigEndian(content),
            sizeof(double) => BinaryPrimitives.ReadDoubleBigEndian(content),
            _ => null,
        };
        return value is { } number && double.IsFinite(number) ? value : null;
    }
}
