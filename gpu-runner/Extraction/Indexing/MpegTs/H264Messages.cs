namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Supplemental messages of H.264 (ITU-T H.264, 7.3.2.3 and annex D).</summary>
internal static class H264Messages
{
    private const int RecoveryPoint = 6;

    /// <param name="unit">A unit of messages without its header; may be cut off.</param>
    /// <returns>Whether one of them says that decoding can start here.</returns>
    public static bool HasRecoveryPoint(ReadOnlySpan<byte> unit)
    {
        var bytes = new Unescaped(unit);
        while (bytes.ReadNumber() is { } type && bytes.ReadNumber() is { } size)
        {
            if (type is RecoveryPoint && size > 0)
            {
                return true;
            }

            if (!bytes.Skip(size))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Bytes without the threes that keep start codes from arising in them (7.4.1.1).</summary>
    private ref struct Unescaped(ReadOnlySpan<byte> unit)
    {
        private readonly ReadOnlySpan<byte> _unit = unit;
        private int _next;
        private int _zeros;

        /// <summary>A number as messages code it: 255 for each byte of ones, and what the last one holds.</summary>
        public int? ReadNumber()
        {
            var number = 0;
            while (Read() is { } value)
            {
                number += value;
                if (value < byte.MaxValue)
                {
                    return number;
                }
            }

            return null;
        }

        public bool Skip(int count)
        {
            for (; count > 0; count--)
            {
                if (Read() is null)
                {
                    return false;
                }
            }

            return true;
        }

        private byte? Read()
        {
            if (_zeros is 2 && _next < _unit.Length && _unit[_next] is 3)
            {
                (_zeros, _next) = (0, _next + 1);
            }

            if (_next >= _unit.Length)
            {
                return null;
            }

            var value = _unit[_next++];
            _zeros = value is 0 ? Math.Min(2, _zeros + 1) : 0;
            return value;
        }
    }
}
