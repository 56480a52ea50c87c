using System.Buffers;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Goes through the packets of one stretch of the file and notes where the video's packets begin.</summary>
internal sealed class ChunkScan
{
    private readonly VideoTrack _track;
    private readonly List<PesStart> _starts = [];
    private readonly ArrayBufferWriter<byte> _lead = new();
    private readonly ArrayBufferWriter<byte> _packet = new();
    private long? _packetStart;
    private bool _hasBegun;

    private ChunkScan(VideoTrack track) => _track = track;

    /// <param name="track">The video.</param>
    /// <param name="position">Where the stretch begins in the file.</param>
    /// <param name="bytes">The stretch, and the rest of a packet that begins in it.</param>
    /// <param name="length">Length of the stretch: what begins behind it belongs to the next.</param>
    public static Chunk Run(VideoTrack track, long position, ReadOnlySpan<byte> bytes, int length)
    {
        var scan = new ChunkScan(track);
        var packets = new TsPackets(bytes, track.Layout);
        while (packets.MoveNext() && packets.Position < length)
        {
            var packet = packets.Current;
            if (packet.Pid == track.Pid && !packet.IsScrambled)
            {
                scan.Add(packet, position + packets.Position);
            }
        }

        var open = scan._packetStart is { } start ? new OpenPacket(start, scan._packet.WrittenMemory) : null;
        return new Chunk(scan._lead.WrittenMemory, scan._starts, open);
    }

    private void Add(TsPacket packet, long position)
    {
        if (packet.IsUnitStart)
        {
            Describe(isAll: true); // The one before ended too early to tell.
            _hasBegun = true;
            _packetStart = position;
            _packet.ResetWrittenCount();
        }

        if (_packetStart is not null)
        {
            _packet.Write(packet.Payload);
            Describe(isAll: false);
        }
        else if (!_hasBegun && _lead.WrittenCount < VideoTrack.MaxPrefix)
        {
            _lead.Write(packet.Payload);
        }
    }

    private void Describe(bool isAll)
    {
        if (_packetStart is not { } position)
        {
            return;
        }

        if (_track.Describe(position, _packet.WrittenSpan, isAll, out var isDecided) is { } start)
        {
            _starts.Add(start);
        }

        _packetStart = isDecided ? null : position;
    }
}
