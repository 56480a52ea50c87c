namespace PreviewForge.GpuRunner.Extraction.Indexing.H264;

/// <summary>What a sequence's parameters (ITU-T H.264, 7.3.2.1.1) tell of its slices' headers.</summary>
/// <param name="Id">0 to 31.</param>
/// <param name="HasSeparateColours">Each colour is coded as a picture of its own.</param>
/// <param name="FrameNumberBits">Length of the number that each frame has, 4 to 16.</param>
/// <param name="OrderBits">Length of the low bits of the picture order, 4 to 16; null when the order is given in another way.</param>
/// <param name="IsFramesOnly">There are no fields.</param>
internal sealed record SequenceParameters(int Id, bool HasSeparateColours, int FrameNumberBits, int? OrderBits, bool IsFramesOnly)
{
    private const int MaxId = 31;
    private const int ColourFormat444 = 3;

    /// <param name="unit">A unit of type 7 from its header on.</param>
    /// <returns>Null when it is damaged.</returns>
    public static SequenceParameters? Read(ReadOnlySpan<byte> unit)
    {
        var bits = new EscapedBits(unit);
        bits.ReadBits(8); // The unit's header.
        var profile = bits.ReadBits(8);
        bits.ReadBits(16); // Constraints and level.
        var id = bits.ReadNumber();
        var separate = HasFormat(profile) && ReadFormat(ref bits);
        var frameNumberBits = bits.ReadNumber() + 4L;
        var orderBits = ReadOrderBits(ref bits);
        bits.ReadNumber(); // Reference frames.
        bits.ReadFlag();
        bits.ReadNumber(); // Width.
        bits.ReadNumber(); // Height.
        var framesOnly = bits.ReadFlag();
        return bits.IsExhausted || id > MaxId || frameNumberBits > 16 || orderBits > 16
            ? null
            : new SequenceParameters(id, separate, (int)frameNumberBits, orderBits, framesOnly);
    }

    private static bool HasFormat(int profile) => profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static bool ReadFormat(ref EscapedBits bits)
    {
        var format = bits.ReadNumber();
        var separate = format is ColourFormat444 && bits.ReadFlag();
        bits.ReadNumber(); // Bits of brightness.
        bits.ReadNumber(); // Bits of colour.
        bits.ReadFlag();
        if (bits.ReadFlag())
        {
            SkipScalingLists(ref bits, format is ColourFormat444 ? 12 : 8);
        }

        return separate;
    }

    private static void SkipScalingLists(ref EscapedBits bits, int count)
    {
        for (var list = 0; list < count && !bits.IsExhausted; list++)
        {
            if (!bits.ReadFlag())
            {
                continue;
            }

            var scale = 8;
            for (var left = list < 6 ? 16 : 64; left > 0 && scale is not 0 && !bits.IsExhausted; left--)
            {
                var code = bits.ReadNumber();
                var difference = int.IsOddInteger(code) ? code / 2 + 1 : -(code / 2);
                scale = scale + difference & 0xFF;
            }
        }
    }

    private static int? ReadOrderBits(ref EscapedBits bits)
    {
        switch (bits.ReadNumber())
        {
            case 0:
                return (int)Math.Min(bits.ReadNumber() + 4L, int.MaxValue);
            case 1:
                bits.ReadFlag();
                bits.ReadNumber();
                bits.ReadNumber();
                for (var left = Math.Min(bits.ReadNumber(), 255); left > 0; left--)
                {
                    bits.ReadNumber();
                }

                return null;
            default:
                return null;
        }
    }
}
