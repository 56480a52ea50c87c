namespace PreviewForge.GpuRunner.Extraction.Indexing.H264;

/// <summary>The low bits of the picture order in one slice's header (ITU-T H.264, 7.3.3).</summary>
/// <param name="Start">Where the slice's unit begins in the access unit.</param>
/// <param name="Places">Byte and bit of each of them in the unit, highest first.</param>
internal sealed record OrderField(int Start, IReadOnlyList<(int Byte, int Bit)> Places)
{
    private const int IdrType = 5;

    /// <summary>Bytes around the field in which a change can make a start code arise, or one that keeps it from arising lose its sense.</summary>
    private const int Reach = 3;

    public int Bits => Places.Count;

    /// <param name="unit">A slice from its unit's header on.</param>
    /// <param name="start">Where it begins in the access unit.</param>
    /// <param name="sets">The parameters it may refer to.</param>
    /// <returns>Null when its parameters aren't known, or say that the order isn't given so.</returns>
    public static OrderField? Find(ReadOnlySpan<byte> unit, int start, H264ParameterSets sets)
    {
        var bits = new EscapedBits(unit);
        bits.ReadBits(8); // The unit's header.
        bits.ReadNumber(); // First macroblock.
        bits.ReadNumber(); // Type of the slice.
        if (sets.For(bits.ReadNumber()) is not { OrderBits: { } orderBits } sequence)
        {
            return null;
        }

        bits.ReadBits(sequence.HasSeparateColours ? 2 : 0);
        bits.ReadBits(sequence.FrameNumberBits);
        if (!sequence.IsFramesOnly && bits.ReadFlag())
        {
            bits.ReadFlag(); // Which of the two fields.
        }

        if ((unit[0] & 0x1F) is IdrType)
        {
            bits.ReadNumber();
        }

        var places = new List<(int, int)>();
        for (; places.Count < orderBits; bits.ReadFlag())
        {
            places.Add(bits.Position);
        }

        return bits.IsExhausted ? null : new OrderField(start, places);
    }

    /// <summary>Whether the value can be written without a change of the unit's length.</summary>
    public bool Accepts(ReadOnlySpan<byte> accessUnit, int value)
    {
        var from = Math.Max(0, Places[0].Byte - Reach);
        var to = Math.Min(accessUnit.Length - Start, Places[^1].Byte + 1 + Reach);
        var before = accessUnit[(Start + from)..(Start + to)];
        Span<byte> after = stackalloc byte[before.Length];
        before.CopyTo(after);
        Write(after, value, -from);
        for (var i = 2; i < before.Length; i++)
        {
            if (IsSpecial(before, i) != IsSpecial(after, i))
            {
                return false;
            }
        }

        return true;
    }

    public void Write(Span<byte> accessUnit, int value) => Write(accessUnit, value, Start);

    private void Write(Span<byte> bytes, int value, int offset)
    {
        for (var i = 0; i < Bits; i++)
        {
            var (at, bit) = Places[i];
            var isSet = (value >> (Bits - 1 - i) & 1) is 1;
            bytes[offset + at] = (byte)(bytes[offset + at] & ~(1 << bit) | (isSet ? 1 << bit : 0));
        }
    }

    private static bool IsSpecial(ReadOnlySpan<byte> bytes, int i) => bytes[i] <= 3 && bytes[i - 1] is 0 && bytes[i - 2] is 0;
}
