namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>
/// The layout of a pack, the one file that holds all pictures of an extraction. Integers are unsigned, 32 bits, little endian:
/// <list type="bullet">
/// <item>8 bytes magic, version, length of the facts;</item>
/// <item>SHA-256 of all pictures; SHA-256 of everything before and of facts and table;</item>
/// <item>the facts as JSON (<see cref="PackFacts"/>);</item>
/// <item>the table: for each size, for each slot, the length of its picture, 0 when it shows the picture of the slot before;</item>
/// <item>the JPEG files back to back, in the order of the table.</item>
/// </list>
/// </summary>
internal static class PackLayout
{
    public const uint Version = 1;

    public const int VersionOffset = 8;
    public const int FactsLengthOffset = 12;
    public const int PicturesDigestOffset = 16;
    public const int HeadDigestOffset = PicturesDigestOffset + DigestBytes;
    public const int FixedBytes = HeadDigestOffset + DigestBytes;

    public const int DigestBytes = 32;
    public const int EntryBytes = sizeof(uint);

    /// <summary>A path takes at most 4,096 bytes, each up to six characters of JSON.</summary>
    public const int MaxFactsBytes = 64 * 1024;

    /// <summary>As in "PreviewForge pack"; the line ends show at once when somebody took it for text.</summary>
    public static ReadOnlySpan<byte> Magic => "PFPACK\r\n"u8;
}
