using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>Puts together the coded data of one picture from the packets that it is spread over, with room in front of it.</summary>
internal sealed class PacketGatherer(VideoTrack track, int expectedBytes) : IDisposable
{
    /// <summary>Packets that may begin before the picture has ended: its second field's, and those of the next one.</summary>
    private const int MostPackets = 8;

    private IMemoryOwner<byte> _owner = MemoryPool<byte>.Shared.Rent(MatroskaPacket.Headroom + expectedBytes);
    private int _end = MatroskaPacket.Headroom;
    private readonly List<int> _packetEnds = [];

    /// <summary>Where in the memory the picture is; valid when gathering is complete.</summary>
    public (int Start, int End) Picture { get; private set; }

    private PesHeader? Header => PesHeader.Read(Gathered);

    private Span<byte> Gathered => _owner.Memory.Span[MatroskaPacket.Headroom.._end];

    /// <param name="packet">The next packet in the file.</param>
    /// <returns>Whether the picture is complete.</returns>
    /// <exception cref="WrongIndexException">No picture is here.</exception>
    public bool Add(TsPacket packet)
    {
        if (packet.Pid != track.Pid || packet.IsScrambled)
        {
            return false;
        }

        if (!packet.IsUnitStart || _end == MatroskaPacket.Headroom)
        {
            Append(packet.Payload);
            return false;
        }

        if (PesHeader.Read(packet.Payload) is not { } header)
        {
            return false;
        }

        if (header.Shown is not null)
        {
            _packetEnds.Add(_end);
        }

        Append(packet.Payload[header.Length..]);
        return header.Shown is not null && TryFinish();
    }

    /// <summary>The file ends here.</summary>
    /// <exception cref="WrongIndexException">No picture is here.</exception>
    public void Finish()
    {
        _packetEnds.Add(_end);
        if (!TryFinish())
        {
            Picture = (MatroskaPacket.Headroom + HeaderLength(), _end);
        }
    }

    /// <returns>The memory, which is the caller's from now on.</returns>
    public IMemoryOwner<byte> Take()
    {
        var taken = _owner;
        _owner = MemoryPool<byte>.Shared.Rent(0);
        return taken;
    }

    /// <summary>When the picture is shown, in ticks since the start of the file.</summary>
    public long? Shown => Header?.Shown is { } shown ? track.Clock.SinceStart(shown) : null;

    public void Dispose() => _owner.Dispose();

    private bool TryFinish()
    {
        var start = MatroskaPacket.Headroom + HeaderLength();
        var ends = _packetEnds.ConvertAll(end => Math.Max(0, end - start));
        if (track.Syntax.FirstPicture(_owner.Memory.Span[start.._end], ends) is not { } range)
        {
            return _packetEnds.Count <= MostPackets ? false : throw new WrongIndexException("A picture does not end where the next ones begin.");
        }

        var (offset, length) = range.GetOffsetAndLength(_end - start);
        Picture = (start + offset, start + offset + length);
        return offset + length >= ends[0] ? true : throw new WrongIndexException("Several pictures stand in one packet.");
    }

    private int HeaderLength() => Header?.Length ?? throw new WrongIndexException("No packet of the video begins here.");

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_end - MatroskaPacket.Headroom + bytes.Length > StreamPacket.MaxCodedBytes)
        {
            throw new WrongIndexException("A picture is larger than any can be.");
        }

        if (_end + bytes.Length > _owner.Memory.Length)
        {
            var larger = MemoryPool<byte>.Shared.Rent(2 * (_end + bytes.Length));
            _owner.Memory.Span[.._end].CopyTo(larger.Memory.Span);
            _owner.Dispose();
            _owner = larger;
        }

        bytes.CopyTo(_owner.Memory.Span[_end..]);
        _end += bytes.Length;
    }
}
