using System.Buffers;
using System.Runtime.CompilerServices;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Pictures;

/// <summary>
/// Takes pictures from what ffmpeg writes with <c>-c:v mjpeg -f matroska pipe:1</c>: one track per size, each picture a block with
/// its time. Containers of either known or unknown size are entered and all but what is needed is passed over, so every version's
/// layout will do.
/// </summary>
internal sealed class PictureStream : IDisposable
{
    private const int MaxTracks = 64;
    private const int MaxPictureBytes = 64 * 1024 * 1024;
    private const ulong MaxTrackNumber = 1UL << 56;
    private const ulong MaxTimestamp = 1UL << 48;

    private readonly EbmlStream _stream;
    private readonly List<long> _trackNumbers = [];
    private readonly byte[] _small = new byte[BlockHeader.MaxLength];
    private TimestampScale _scale = TimestampScale.Default;
    private ulong _clusterTimestamp;
    private long _openUntil;

    private PictureStream(Stream output) => _stream = new EbmlStream(output);

    /// <summary>Gives the pictures in the order in which they are written, until the stream ends.</summary>
    /// <param name="output">Standard output of ffmpeg; it is not closed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BrokenStreamException">Something else than such a stream, or one cut off.</exception>
    /// <exception cref="IOException">The pipe can't be read.</exception>
    public static async IAsyncEnumerable<Picture> ReadAsync(Stream output, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pictures = new PictureStream(output);
        while (await pictures.NextAsync(cancellationToken) is { } picture)
        {
            yield return picture;
        }
    }

    public void Dispose() => _stream.Dispose();

    private async ValueTask<Picture?> NextAsync(CancellationToken cancellationToken)
    {
        while (await _stream.ReadHeaderAsync(cancellationToken) is { } header)
        {
            RefuseUnlessMatroska(header);
            switch (header.Id)
            {
                case MatroskaId.Segment or MatroskaId.Info or MatroskaId.Tracks or MatroskaId.Cluster or MatroskaId.BlockGroup:
                    Enter(header);
                    break;
                case MatroskaId.TrackEntry:
                    Enter(header);
                    AddTrack();
                    break;
                case MatroskaId.TrackNumber when _trackNumbers.Count > 0:
                    _trackNumbers[^1] = (long)await NumberAsync(header, MaxTrackNumber, cancellationToken);
                    break;
                case MatroskaId.TimestampScale:
                    _scale = new TimestampScale(await NumberAsync(header, TimestampScale.MaxNanoseconds, cancellationToken));
                    break;
                case MatroskaId.ClusterTimestamp:
                    _clusterTimestamp = await NumberAsync(header, MaxTimestamp, cancellationToken);
                    break;
                case MatroskaId.SimpleBlock or MatroskaId.Block:
                    return await PictureAsync(header, cancellationToken);
                default:
                    await _stream.SkipAsync(Known(header), cancellationToken);
                    break;
            }
        }

        return _stream.Position >= _openUntil ? null : throw new BrokenStreamException("The stream ended within an element that it began.");
    }

    private void RefuseUnlessMatroska(EbmlHeader header)
    {
        if (_stream.Position == header.Length && header.Id is not MatroskaId.Ebml)
        {
            throw new BrokenStreamException("The stream doesn't begin as Matroska does.");
        }
    }

    private void Enter(EbmlHeader header)
    {
        if (!header.HasUnknownSize)
        {
            _openUntil = Math.Max(_openUntil, _stream.Position + header.Size);
        }
    }

    private void AddTrack()
    {
        if (_trackNumbers.Count is MaxTracks)
        {
            throw new BrokenStreamException($"The stream has more than {MaxTracks} tracks.");
        }

        _trackNumbers.Add(0); // Its number comes within.
    }

    private async ValueTask<ulong> NumberAsync(EbmlHeader header, ulong max, CancellationToken cancellationToken)
    {
        if (header.Size is < 0 or > EbmlNumber.MaxLength)
        {
            throw new BrokenStreamException($"Element {header.Id:X} can't have {header.Size} bytes.");
        }

        var content = _small.AsMemory(0, (int)header.Size);
        await _stream.ReadAsync(content, cancellationToken);
        return EbmlNumber.Unsigned(content.Span) is { } number && number <= max
            ? number
            : throw new BrokenStreamException($"Element {header.Id:X} has a value that makes no sense.");
    }

    private static long Known(EbmlHeader header) =>
        header.HasUnknownSize ? throw new BrokenStreamException($"Element {header.Id:X} has no end.") : header.Size;

    private async ValueTask<Picture> PictureAsync(EbmlHeader header, CancellationToken cancellationToken)
    {
        var headLength = (int)Math.Min(Known(header), _small.Length);
        await _stream.ReadAsync(_small.AsMemory(0, headLength), cancellationToken);
        if (BlockHeader.Read(_small.AsSpan(0, headLength), out var block) is not OperationStatus.Done || block.Lacing is not BlockLacing.None)
        {
            throw new BrokenStreamException("A block holds no single picture.");
        }

        var jpeg = await JpegAsync(header.Size - block.Length, _small.AsMemory(block.Length..headLength), cancellationToken);
        return new Picture(TrackOf(block), TimeOf(block), jpeg);
    }

    private async ValueTask<byte[]> JpegAsync(long size, ReadOnlyMemory<byte> begun, CancellationToken cancellationToken)
    {
        if (size > MaxPictureBytes)
        {
            throw new BrokenStreamException($"A picture can't have {size} bytes.");
        }

        var jpeg = GC.AllocateUninitializedArray<byte>((int)size);
        begun.CopyTo(jpeg);
        await _stream.ReadAsync(jpeg.AsMemory(begun.Length), cancellationToken);
        return jpeg is [0xFF, 0xD8, 0xFF, ..] ? jpeg : throw new BrokenStreamException("A block holds no JPEG picture.");
    }

    private int TrackOf(BlockHeader block) =>
        _trackNumbers.IndexOf(block.Track) is >= 0 and var track ? track : throw new BrokenStreamException($"No track has the number {block.Track}.");

    private TimeSpan TimeOf(BlockHeader block) =>
        _scale.TimeOf((Int128)_clusterTimestamp + block.RelativeTime) ?? throw new BrokenStreamException("A picture has a time that makes no sense.");
}
