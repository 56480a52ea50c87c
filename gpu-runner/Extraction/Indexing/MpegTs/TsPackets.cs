namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>The packets in a stretch of a file, found by their sync bytes; what lies between them is passed over.</summary>
/// <param name="bytes">Any stretch.</param>
/// <param name="layout">How packets lie.</param>
internal ref struct TsPackets(ReadOnlySpan<byte> bytes, PacketLayout layout)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;

    /// <summary>Where the current packet begins in the stretch.</summary>
    public int Position { get; private set; } = -1;

    public readonly TsPacket Current => new(_bytes[Position..]);

    /// <returns>False when no whole packet is left.</returns>
    public bool MoveNext()
    {
        if (_next < _bytes.Length && !IsSynchronised())
        {
            Resynchronise();
        }

        if (_next + TsPacket.Length > _bytes.Length)
        {
            return false;
        }

        Position = _next;
        _next += layout.Stride;
        return true;
    }

    // Once in step, one sync byte in its place is enough.
    private readonly bool IsSynchronised() =>
        Position < 0 ? layout.BeginsAt(_bytes[_next..]) : _bytes[_next] is PacketLayout.SyncByte;

    private void Resynchronise()
    {
        while (_next < _bytes.Length && !layout.BeginsAt(_bytes[_next..]))
        {
            var skip = _bytes[(_next + 1)..].IndexOf(PacketLayout.SyncByte);
            _next = skip < 0 ? _bytes.Length : _next + 1 + skip;
        }
    }
}
