using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>One packet of a transport stream (ISO/IEC 13818-1, 2.4.3.2).</summary>
internal readonly ref struct TsPacket
{
    /// <summary>Bytes of a packet.</summary>
    public const int Length = 188;

    private const int HeaderBytes = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    /// <param name="bytes">At least <see cref="Length"/> bytes from a sync byte on.</param>
    public TsPacket(ReadOnlySpan<byte> bytes) => _bytes = bytes[..Length];

    /// <summary>Which of the interleaved streams it belongs to, 0 to 8191.</summary>
    public int Pid => BinaryPrimitives.ReadUInt16BigEndian(_bytes[1..]) & 0x1FFF;

    /// <summary>Whether a table's section or a stream's packet (PES) begins in here.</summary>
    public bool IsUnitStart => (_bytes[1] & 0x40) is not 0;

    public bool IsScrambled => (_bytes[3] & 0xC0) is not 0;

    /// <summary>Empty when the packet has none, or its adaptation field is too long for it.</summary>
    public ReadOnlySpan<byte> Payload
    {
        get
        {
            var adaptation = (_bytes[3] & 0x20) is 0 ? 0 : 1 + _bytes[HeaderBytes];
            return (_bytes[3] & 0x10) is 0 || HeaderBytes + adaptation >= Length ? [] : _bytes[(HeaderBytes + adaptation)..];
        }
    }
}
