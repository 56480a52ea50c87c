namespace PreviewForge.Previews.Bif;

/// <summary>
/// The layout of a BIF file (Roku, "Trick mode support": BIF file specification). All integers are unsigned, 32 bits, little
/// endian: header of 64 bytes, an index of 8 bytes per image (timestamp, absolute offset), a closing entry (FFFFFFFF, offset
/// past the last image), then the JPEG files back to back.
/// </summary>
internal static class BifLayout
{
    public const int HeaderBytes = 64;
    public const int IndexEntryBytes = 8;
    public const int VersionOffset = 8;
    public const int CountOffset = 12;
    public const int MultiplierOffset = 16;

    public const uint Version = 0;
    public const uint EndOfIndex = 0xFFFF_FFFF;

    /// <summary>What a multiplier of 0 means, in milliseconds.</summary>
    public const uint DefaultMultiplier = 1000;

    public static ReadOnlySpan<byte> Magic => [0x89, 0x42, 0x49, 0x46, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Offset of the first image: past the header, the index and its closing entry.</summary>
    public static long FirstImageOffset(long count) => HeaderBytes + IndexEntryBytes * (count + 1);
}
