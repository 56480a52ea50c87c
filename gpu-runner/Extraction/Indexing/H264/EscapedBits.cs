namespace PreviewForge.GpuRunner.Extraction.Indexing.H264;

/// <summary>
/// Reads the beginning of a unit bit by bit (ITU-T H.264, 7.2 and 9.1), leaving out the threes that keep start codes from arising in
/// it (7.4.1.1). Behind the end there are only zeros.
/// </summary>
/// <param name="unit">The unit from its header on.</param>
internal ref struct EscapedBits(ReadOnlySpan<byte> unit)
{
    private readonly ReadOnlySpan<byte> _unit = unit;
    private int _next;
    private int _zeros;
    private int _bitsLeft;
    private int _current;

    /// <summary>Whether something was read that the unit doesn't hold.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Where the next bit is in the unit: its byte, and its place in there, 7 for the highest.</summary>
    public (int Byte, int Bit) Position
    {
        get
        {
            Load();
            return (_next - 1, _bitsLeft - 1);
        }
    }

    public bool ReadFlag() => ReadBits(1) is 1;

    /// <param name="count">At most 31.</param>
    public int ReadBits(int count)
    {
        var value = 0;
        for (; count > 0; count--)
        {
            Load();
            _bitsLeft--;
            value = value << 1 | _current >> _bitsLeft & 1;
        }

        return value;
    }

    /// <summary>An unsigned number in the code of 9.1; a broken one is read as the largest.</summary>
    public int ReadNumber()
    {
        const int longest = 30;
        var zeros = 0;
        while (!ReadFlag())
        {
            if (++zeros > longest)
            {
                IsExhausted = true;
                return int.MaxValue;
            }
        }

        return (1 << zeros) - 1 + ReadBits(zeros);
    }

    private void Load()
    {
        if (_bitsLeft > 0)
        {
            return;
        }

        if (_zeros >= 2 && _next < _unit.Length && _unit[_next] is 3)
        {
            (_zeros, _next) = (0, _next + 1);
        }

        IsExhausted |= _next >= _unit.Length;
        _current = _next < _unit.Length ? _unit[_next] : 0;
        _zeros = _current is 0 ? _zeros + 1 : 0;
        (_next, _bitsLeft) = (_next + 1, 8);
    }
}
