namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>The units of an elementary stream: each begins with two zero bytes, a one, and a byte that tells what it is.</summary>
/// <param name="data">Coded data.</param>
internal ref struct StartCodes(ReadOnlySpan<byte> data)
{
    private const int CodeBytes = 3;

    private readonly ReadOnlySpan<byte> _data = data;
    private int _next;

    /// <summary>Where the unit's start code begins.</summary>
    public int Position { get; private set; }

    /// <summary>What follows the start code, up to the end of the data; never empty.</summary>
    public readonly ReadOnlySpan<byte> Unit => _data[(Position + CodeBytes)..];

    /// <param name="isWhole">Whether there is a next start code.</param>
    /// <returns>The unit up to the next start code, or the end of the data.</returns>
    public readonly ReadOnlySpan<byte> UpToNext(out bool isWhole)
    {
        var length = Unit.IndexOf("\0\0\x01"u8);
        isWhole = length >= 0;
        return isWhole ? Unit[..length] : Unit;
    }

    public bool MoveNext()
    {
        var at = _data[_next..].IndexOf("\0\0\x01"u8);
        Position = _next + at;
        _next = Position + CodeBytes;
        return at >= 0 && _next < _data.Length;
    }
}
