using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// Puts together the sections of one table from the packets that they are spread over (ISO/IEC 13818-1, 2.4.4). Their checksums are
/// not looked at: what a damaged table names is found out when it isn't there.
/// </summary>
internal sealed class SectionReader
{
    /// <summary>Bytes before the table's own content: id, length, number, version and place in the table.</summary>
    public const int HeaderBytes = 8;

    private const int ChecksumBytes = 4;
    private const int LengthEnd = 3;
    private const int MaxSectionBytes = 1024;

    private readonly byte[] _section = new byte[MaxSectionBytes];
    private int _filled = -1;

    /// <param name="packet">The next packet of the table.</param>
    /// <returns>The section's content without header and checksum when the packet completed one; it is valid until the next call.</returns>
    public ReadOnlyMemory<byte>? Add(TsPacket packet)
    {
        var payload = packet.Payload;
        if (packet.IsUnitStart)
        {
            // The first byte tells where the new section begins; what is before it ends the last one.
            if (payload.IsEmpty || 1 + payload[0] >= payload.Length)
            {
                return null;
            }

            payload = payload[(1 + payload[0])..];
            _filled = 0;
        }

        return _filled < 0 ? null : Append(payload);
    }

    private ReadOnlyMemory<byte>? Append(ReadOnlySpan<byte> payload)
    {
        var taken = payload[..Math.Min(payload.Length, _section.Length - _filled)];
        taken.CopyTo(_section.AsSpan(_filled));
        _filled += taken.Length;
        if (_filled < LengthEnd)
        {
            return null;
        }

        var end = LengthEnd + (BinaryPrimitives.ReadUInt16BigEndian(_section.AsSpan(1)) & 0xFFF);
        if (end > MaxSectionBytes || end < HeaderBytes + ChecksumBytes)
        {
            _filled = -1;
            return null;
        }

        if (_filled < end)
        {
            return null;
        }

        _filled = -1;
        return _section.AsMemory(HeaderBytes..(end - ChecksumBytes));
    }
}
