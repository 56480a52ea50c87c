namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// How a transport stream's packets lie in the file: bare, with the four-byte time stamp of Blu-ray and AVCHD in front, or with the
/// sixteen bytes of error correction of broadcasts behind.
/// </summary>
/// <param name="Stride">Bytes from one packet's start to the next one's: 188, 192 or 204.</param>
internal readonly record struct PacketLayout(int Stride)
{
    /// <summary>What every packet begins with (ISO/IEC 13818-1, 2.4.3.2).</summary>
    public const byte SyncByte = 0x47;

    /// <summary>Fewer packets in a row may be chance.</summary>
    private const int FewestPackets = 5;

    private static readonly int[] Strides = [188, 192, 204];

    /// <param name="start">The first bytes of a file.</param>
    /// <returns>Null when this is no transport stream.</returns>
    public static PacketLayout? Detect(ReadOnlySpan<byte> start)
    {
        foreach (var stride in Strides)
        {
            for (var first = 0; first < stride && first + (FewestPackets - 1) * stride < start.Length; first++)
            {
                if (AllSynchronised(start[first..], stride))
                {
                    return new PacketLayout(stride);
                }
            }
        }

        return null;
    }

    /// <summary>Whether packets begin here: as many as the bytes hold, but three at most.</summary>
    public bool BeginsAt(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= TsPacket.Length && bytes[0] is SyncByte
        && (bytes.Length <= Stride || bytes[Stride] is SyncByte)
        && (bytes.Length <= 2 * Stride || bytes[2 * Stride] is SyncByte);

    private static bool AllSynchronised(ReadOnlySpan<byte> bytes, int stride)
    {
        for (var at = 0; at < bytes.Length; at += stride)
        {
            if (bytes[at] is not SyncByte)
            {
                return false;
            }
        }

        return true;
    }
}
