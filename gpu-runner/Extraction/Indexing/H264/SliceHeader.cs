namespace PreviewForge.GpuRunner.Extraction.Indexing.H264;

/// <summary>What a slice's header (ITU-T H.264, 7.3.3) tells of its picture.</summary>
/// <param name="Start">Where the slice's unit begins in the access unit.</param>
/// <param name="Field">Which of the two fields it belongs to; null when it belongs to a whole frame.</param>
/// <param name="OrderPlaces">
/// Byte and bit in the unit of each low bit of the picture order, highest first; none when the order isn't given so.
/// </param>
internal sealed record SliceHeader(int Start, FieldParity? Field, IReadOnlyList<(int Byte, int Bit)> OrderPlaces)
{
    // Types of units, table 7-1.
    private const int SliceType = 1;
    private const int PartitionType = 2;
    private const int IdrType = 5;

    /// <summary>Bytes around the order in which a change can make a start code arise, or one that keeps it from arising lose its sense.</summary>
    private const int Reach = 3;

    /// <param name="unit">Any unit from its header on.</param>
    public static bool IsSlice(ReadOnlySpan<byte> unit) => !unit.IsEmpty && (unit[0] & 0x1F) is SliceType or PartitionType or IdrType;

    /// <param name="unit">A slice from its unit's header on.</param>
    /// <param name="start">Where it begins in the access unit.</param>
    /// <param name="sets">The parameters it may refer to.</param>
    /// <returns>Null when its parameters aren't known, or it is cut off.</returns>
    public static SliceHeader? Read(ReadOnlySpan<byte> unit, int start, H264ParameterSets sets)
    {
        var bits = new EscapedBits(unit);
        bits.ReadBits(8); // The unit's header.
        bits.ReadNumber(); // First macroblock.
        bits.ReadNumber(); // Type of the slice.
        if (sets.For(bits.ReadNumber()) is not { } sequence)
        {
            return null;
        }

        bits.ReadBits(sequence.HasSeparateColours ? 2 : 0);
        bits.ReadBits(sequence.FrameNumberBits);
        var isField = !sequence.IsFramesOnly && bits.ReadFlag();
        FieldParity? field = isField ? bits.ReadFlag() ? FieldParity.Bottom : FieldParity.Top : null;
        if ((unit[0] & 0x1F) is IdrType)
        {
            bits.ReadNumber();
        }

        var places = new List<(int, int)>();
        for (; places.Count < (sequence.OrderBits ?? 0); bits.ReadFlag())
        {
            places.Add(bits.Position);
        }

        return bits.IsExhausted ? null : new SliceHeader(start, field, places);
    }

    /// <summary>Whether the value can be written without a change of the unit's length.</summary>
    public bool AcceptsOrder(ReadOnlySpan<byte> accessUnit, int value)
    {
        var from = Math.Max(0, OrderPlaces[0].Byte - Reach);
        var to = Math.Min(accessUnit.Length - Start, OrderPlaces[^1].Byte + 1 + Reach);
        var before = accessUnit[(Start + from)..(Start + to)];
        Span<byte> after = stackalloc byte[before.Length];
        before.CopyTo(after);
        WriteOrder(after, value, -from);
        for (var i = 2; i < before.Length; i++)
        {
            if (IsSpecial(before, i) != IsSpecial(after, i))
            {
                return false;
            }
        }

        return true;
    }

    public void WriteOrder(Span<byte> accessUnit, int value) => WriteOrder(accessUnit, value, Start);

    private void WriteOrder(Span<byte> bytes, int value, int offset)
    {
        for (var i = 0; i < OrderPlaces.Count; i++)
        {
            var (at, bit) = OrderPlaces[i];
            var isSet = (value >> (OrderPlaces.Count - 1 - i) & 1) is 1;
            bytes[offset + at] = (byte)(bytes[offset + at] & ~(1 << bit) | (isSet ? 1 << bit : 0));
        }
    }

    private static bool IsSpecial(ReadOnlySpan<byte> bytes, int i) => bytes[i] <= 3 && bytes[i - 1] is 0 && bytes[i - 2] is 0;
}

/// <summary>Which lines of a frame.</summary>
internal enum FieldParity
{
    Top,
    Bottom,
}
