namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>What a packetised elementary stream's packet (PES) begins with (ISO/IEC 13818-1, 2.4.3.6).</summary>
/// <param name="Length">Bytes before the coded data.</param>
/// <param name="Shown">When its first picture or sound is presented, 33 bits at 90 kHz; null when the packet has no time of its own.</param>
/// <param name="Decoded">When that is decoded, at most the time it is presented; null with it.</param>
internal readonly record struct PesHeader(int Length, long? Shown, long? Decoded)
{
    /// <summary>Bytes that hold any header.</summary>
    public const int MaxLength = FixedBytes + byte.MaxValue;

    private const int FixedBytes = 9;
    private const int TimeBytes = 5;

    /// <param name="bytes">From the first byte of the packet on; <see cref="MaxLength"/> of them always suffice.</param>
    /// <returns>Null when this is no such header, or it does not end within the bytes.</returns>
    public static PesHeader? Read(ReadOnlySpan<byte> bytes)
    {
        // The two bits behind the lengths are '10' in every stream that can hold times.
        if (bytes.Length < FixedBytes || bytes[..3] is not [0, 0, 1] || (bytes[6] & 0xC0) is not 0x80)
        {
            return null;
        }

        var length = FixedBytes + bytes[8];
        if (bytes.Length < length)
        {
            return null;
        }

        var times = bytes[FixedBytes..length];
        var shown = (bytes[7] & 0x80) is not 0 && times.Length >= TimeBytes ? Time(times) : (long?)null;
        var hasDecoded = (bytes[7] & 0xC0) is 0xC0 && times.Length >= 2 * TimeBytes;
        return new PesHeader(length, shown, hasDecoded ? Time(times[TimeBytes..]) : shown);
    }

    private static long Time(ReadOnlySpan<byte> b) =>
        (long)(b[0] >> 1 & 7) << 30 | (long)b[1] << 22 | (long)(b[2] >> 1) << 15 | (long)b[3] << 7 | (long)b[4] >> 1;
}
