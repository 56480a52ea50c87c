using System.Buffers.Binary;

namespace PreviewForge.GpuRunner.Extraction.Indexing.H264;

/// <summary>
/// Makes keyframes of H.264 (ITU-T H.264) fit to follow each other without what lies between them. One that is no IDR picture continues
/// the picture order of what came before it, of which it holds the low bits only (8.2.1.1): put back to back, about every second one
/// would be taken for earlier than the one before it, and shown late or never. So the bits are rewritten to ascend from keyframe to
/// keyframe. They have a fixed length, and none of a slice's data depends on them.
/// </summary>
internal static class H264RandomAccess
{
    /// <summary>Steps until the low bits begin anew; less than half of their range lies between two keyframes.</summary>
    private const int StepsInRange = 4;

    /// <summary>Values tried for a keyframe: some would make a start code arise in the slice's header.</summary>
    private const int MostTries = 32;

    /// <summary>Rewrites an access unit whose NAL units follow start codes (annex B), in place.</summary>
    /// <param name="accessUnit">One coded picture.</param>
    /// <param name="known">Parameters from outside of the picture.</param>
    /// <param name="number">Number of the keyframe among those that follow each other.</param>
    /// <returns>False when it is left as it was, because its parameters aren't known.</returns>
    public static bool MakeStandaloneAnnexB(Span<byte> accessUnit, H264ParameterSets known, int number)
    {
        ReadOnlySpan<byte> startCode = [0, 0, 1];
        var units = new List<Range>();
        for (var next = accessUnit.IndexOf(startCode); next >= 0;)
        {
            var start = next + startCode.Length;
            var length = accessUnit[start..].IndexOf(startCode);
            next = length < 0 ? -1 : start + length;
            units.Add(start..(length < 0 ? accessUnit.Length : next));
        }

        return Rewrite(accessUnit, units, known, number);
    }

    /// <summary>Rewrites an access unit whose NAL units follow their lengths, in place.</summary>
    /// <param name="accessUnit">One coded picture.</param>
    /// <param name="nalLengthSize">Bytes of each length: 1, 2 or 4.</param>
    /// <param name="known">Parameters from outside of the picture, as from the decoder configuration.</param>
    /// <param name="number">Number of the keyframe among those that follow each other.</param>
    /// <returns>False when it is left as it was, because its parameters aren't known, or the lengths don't fit.</returns>
    public static bool MakeStandalone(Span<byte> accessUnit, int nalLengthSize, H264ParameterSets known, int number)
    {
        var units = new List<Range>();
        for (var at = 0; at < accessUnit.Length;)
        {
            var start = at + nalLengthSize;
            if (start > accessUnit.Length || LengthIn(accessUnit[at..start]) is var length && length > accessUnit.Length - start)
            {
                return false;
            }

            units.Add(start..(start + (int)length));
            at = start + (int)length;
        }

        return Rewrite(accessUnit, units, known, number);
    }

    private static bool Rewrite(Span<byte> accessUnit, List<Range> units, H264ParameterSets known, int number)
    {
        var sets = new H264ParameterSets(known);
        var slices = new List<SliceHeader>();
        foreach (var unit in units)
        {
            var bytes = accessUnit[unit];
            sets.Add(bytes);
            if (SliceHeader.IsSlice(bytes))
            {
                if (SliceHeader.Read(bytes, unit.Start.Value, sets) is not { OrderPlaces.Count: > 0 } slice)
                {
                    return false;
                }

                slices.Add(slice);
            }
        }

        return slices.Count > 0 && TryWrite(accessUnit, slices, number);
    }

    /// <summary>All slices of a picture must have the same order, so that a value must be good for each of them.</summary>
    private static bool TryWrite(Span<byte> accessUnit, List<SliceHeader> slices, int number)
    {
        var range = 1 << slices[0].OrderPlaces.Count;
        var first = number % StepsInRange * (range / StepsInRange);
        for (var value = first; value < first + Math.Min(MostTries, range / StepsInRange / 2); value++)
        {
            var isGood = true;
            foreach (var slice in slices)
            {
                isGood &= slice.AcceptsOrder(accessUnit, value);
            }

            if (isGood)
            {
                foreach (var slice in slices)
                {
                    slice.WriteOrder(accessUnit, value);
                }

                return true;
            }
        }

        return false;
    }

    private static uint LengthIn(ReadOnlySpan<byte> prefix) => prefix.Length switch
    {
        1 => prefix[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(prefix),
        4 => BinaryPrimitives.ReadUInt32BigEndian(prefix),
        _ => throw new ArgumentOutOfRangeException(nameof(prefix), "The length of a NAL unit has 1, 2 or 4 bytes."),
    };
}
