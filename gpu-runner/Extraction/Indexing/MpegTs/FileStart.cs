using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>What the beginning of a transport stream tells: which stream is the video, and when the file starts.</summary>
internal sealed class FileStart
{
    private const int PieceBytes = 128 * 1024;

    /// <summary>Streams that don't begin here don't begin the file: programmes are interleaved by the second.</summary>
    private const long StartBytes = 2 * 1024 * 1024;

    /// <summary>Without a table and a picture by then there is no video that can be played.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly PacketLayout _layout;
    private readonly ProgramTables _tables = new();
    private readonly Dictionary<int, long> _firstTimes = [];
    private readonly HashSet<int> _scrambled = [];

    private FileStart(PacketLayout layout) => _layout = layout;

    /// <returns>The video that is to be shown.</returns>
    /// <exception cref="UnsuitableStreamException">There is none, or not just one, or it is scrambled, or in a codec that isn't searched.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static async Task<VideoTrack> ReadAsync(IMediaSource source, PacketLayout layout, CancellationToken cancellationToken)
    {
        var start = new FileStart(layout);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes + layout.Stride);
        try
        {
            for (var position = 0L; position < Math.Min(source.Length, MostBytes) && !start.Suffices(position); position += PieceBytes)
            {
                var read = await source.ReadAsync(position, buffer.AsMemory(0, PieceBytes + layout.Stride), cancellationToken);
                start.Add(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return start.Describe();
    }

    private bool Suffices(long position)
    {
        var streams = _tables.Programs.SelectMany(streams => streams).ToList();
        var hasVideo = streams.Exists(stream => stream.Kind is StreamKind.Video && IsKnown(stream));
        return hasVideo && (position >= StartBytes || streams.TrueForAll(stream => stream.Kind is StreamKind.Other || IsKnown(stream)));
    }

    private bool IsKnown(ElementaryStream stream) => _firstTimes.ContainsKey(stream.Pid) || _scrambled.Contains(stream.Pid);

    private void Add(ReadOnlySpan<byte> piece)
    {
        var packets = new TsPackets(piece, _layout);
        while (packets.MoveNext() && packets.Position < PieceBytes)
        {
            var packet = packets.Current;
            if (packet.IsScrambled)
            {
                _scrambled.Add(packet.Pid);
                continue;
            }

            _tables.Add(packet);
            if (packet.IsUnitStart && PesHeader.Read(packet.Payload) is { Shown: { } shown })
            {
                _firstTimes.TryAdd(packet.Pid, shown);
            }
        }
    }

    private VideoTrack Describe()
    {
        var programs = _tables.Programs.Where(streams => streams.Any(stream => stream.Kind is StreamKind.Video)).ToList();
        var streams = programs switch
        {
            [] => throw new UnsuitableStreamException("No table near its start names a video stream."),
            [var only] => only,
            _ => throw new UnsuitableStreamException("It holds several programmes."),
        };
        if (streams.Where(stream => stream.Kind is StreamKind.Video).ToList() is not [var video])
        {
            throw new UnsuitableStreamException("It holds several video streams.");
        }

        if (PictureSyntax.For(video.Type) is not { } syntax)
        {
            throw new UnsuitableStreamException("Keyframes of its codec aren't searched for.");
        }

        if (_scrambled.Contains(video.Pid))
        {
            throw new UnsuitableStreamException("It is scrambled.");
        }

        return _firstTimes.ContainsKey(video.Pid)
            ? new VideoTrack(_layout, video.Pid, syntax, new StreamClock(FirstTime(streams)))
            : throw new UnsuitableStreamException("No picture is near its start.");
    }

    /// <summary>Where ffmpeg's clock starts: with the first picture or sound, or with a caption up to a second before it.</summary>
    private long FirstTime(IReadOnlyList<ElementaryStream> streams)
    {
        var start = StreamClock.Earliest(TimesOf(streams, kind => kind is not StreamKind.Other));
        var clock = new StreamClock(start);
        return StreamClock.Earliest([start, .. TimesOf(streams, kind => kind is StreamKind.Other).Where(time => clock.SinceStart(time) is > -StreamClock.Frequency and < 0)]);
    }

    private List<long> TimesOf(IReadOnlyList<ElementaryStream> streams, Func<StreamKind, bool> isWanted) =>
        [.. streams.Where(stream => isWanted(stream.Kind) && _firstTimes.ContainsKey(stream.Pid)).Select(stream => _firstTimes[stream.Pid])];
}
