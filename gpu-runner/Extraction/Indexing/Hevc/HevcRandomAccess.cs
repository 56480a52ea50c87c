using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Hevc;

/// <summary>
/// Makes keyframes of HEVC (ITU-T H.265) fit to follow each other without what lies between them. A clean random access picture (CRA)
/// continues the picture order of what came before it, so a decoder would mix up CRA pictures that are put back to back; a broken link
/// access picture (BLA) begins a new order. Their slice headers have the same syntax (7.3.6.1), so that only the type must be rewritten.
/// A flag by which a picture throws away those that the decoder has not shown yet is cleared as well: here they are all wanted.
/// </summary>
internal static class HevcRandomAccess
{
    // Types of NAL units, table 7-1. 16 to 23 are the pictures at which decoding can start.
    private const int BrokenLink = 16;
    private const int CleanAccess = 21;
    private const int LastRandomAccess = 23;

    // The header of a NAL unit has two bytes; the first bits of a slice follow.
    private const int HeaderBytes = 2;
    private const byte FirstSliceOfPicture = 0x80;
    private const byte NoOutputOfPriorPictures = 0x40;

    /// <summary>Bytes of a NAL unit's length, as the decoder configuration (ISO/IEC 14496-15, 8.3.3.1) says.</summary>
    /// <param name="configuration">An <c>hvcC</c> box's content, or Matroska's CodecPrivate.</param>
    /// <returns>1, 2 or 4; null when this is no such configuration, as in streams with start codes.</returns>
    public static int? NalLengthSize(ReadOnlySpan<byte> configuration)
    {
        const int fixedBytes = 23;
        const int lengthSizeAt = 21;
        // Old writers left the version at 0; a start code begins with two zeros and at most a one.
        return configuration.Length >= fixedBytes && configuration[..3] is not [0, 0, <= 1] && (configuration[lengthSizeAt] & 3) + 1 is var size and not 3
            ? size
            : null;
    }

    /// <summary>Rewrites an access unit whose NAL units follow their lengths, in place.</summary>
    /// <param name="accessUnit">One coded picture.</param>
    /// <param name="nalLengthSize">Bytes of each length: 1, 2 or 4.</param>
    /// <returns>False when decoding can't start here: no such picture is in it, or the lengths don't fit.</returns>
    public static bool MakeStandalone(Span<byte> accessUnit, int nalLengthSize)
    {
        var found = false;
        while (!accessUnit.IsEmpty)
        {
            if (accessUnit.Length < nalLengthSize || LengthIn(accessUnit[..nalLengthSize]) is var length && length > accessUnit.Length - nalLengthSize)
            {
                return false;
            }

            found |= MakeUnitStandalone(accessUnit.Slice(nalLengthSize, (int)length));
            accessUnit = accessUnit[(nalLengthSize + (int)length)..];
        }

        return found;
    }

    /// <summary>Rewrites an access unit whose NAL units follow start codes (annex B), in place.</summary>
    /// <returns>False when decoding can't start here: no such picture is in it.</returns>
    public static bool MakeStandaloneAnnexB(Span<byte> accessUnit)
    {
        ReadOnlySpan<byte> startCode = [0, 0, 1];
        var found = false;
        while (accessUnit.IndexOf(startCode) is >= 0 and var at)
        {
            accessUnit = accessUnit[(at + startCode.Length)..];
            found |= MakeUnitStandalone(accessUnit);
        }

        return found;
    }

    private static bool MakeUnitStandalone(Span<byte> unit)
    {
        if (unit.Length <= HeaderBytes || (unit[0] >> 1 & 0x3F) is var type && type is < BrokenLink or > LastRandomAccess)
        {
            return false;
        }

        if (type is CleanAccess)
        {
            unit[0] = (byte)(unit[0] & 0x81 | BrokenLink << 1);
        }

        // Only the first slice's flag counts. Its byte's top bit is set, so that clearing the flag can't make a start code.
        if ((unit[HeaderBytes] & FirstSliceOfPicture) is not 0)
        {
            unit[HeaderBytes] &= unchecked((byte)~NoOutputOfPriorPictures);
        }

        return true;
    }

    private static uint LengthIn(ReadOnlySpan<byte> prefix) => prefix.Length switch
    {
        1 => prefix[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(prefix),
        4 => BinaryPrimitives.ReadUInt32BigEndian(prefix),
        _ => throw new ArgumentOutOfRangeException(nameof(prefix), "The length of a NAL unit has 1, 2 or 4 bytes."),
    };
}
