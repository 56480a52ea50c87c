using System.Buffers;
using System.Collections.Concurrent;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>The file in stretches of equal length, each read when it is asked for, and not twice.</summary>
/// <param name="source">The file.</param>
/// <param name="track">The video.</param>
/// <param name="chunkBytes">Length of a stretch.</param>
/// <param name="budget">Bytes that may be read.</param>
/// <param name="cancellationToken">Gives up.</param>
internal sealed class ChunkMap(IMediaSource source, VideoTrack track, int chunkBytes, long budget, CancellationToken cancellationToken)
{
    /// <summary>Packets remembered: twelve hours of video have less. More are made up to fill the memory.</summary>
    private const long MostStarts = 3_000_000;

    private readonly ConcurrentDictionary<long, Lazy<Task<Chunk>>> _scanned = new();
    private readonly ConcurrentDictionary<long, Lazy<Task<IReadOnlyList<PesStart>>>> _complete = new();
    private long _bytes;
    private long _starts;

    /// <summary>Number of stretches; the last one may be shorter.</summary>
    public long Count => (source.Length + chunkBytes - 1) / chunkBytes;

    public long BytesRead => Interlocked.Read(ref _bytes);

    public long IndexOf(long position) => position / chunkBytes;

    /// <param name="index">Number of the stretch, from 0.</param>
    /// <returns>The video's packets that begin in it.</returns>
    /// <exception cref="UnsuitableStreamException">That would read more than the budget.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public Task<IReadOnlyList<PesStart>> StartsInAsync(long index) =>
        _complete.GetOrAdd(index, i => new(() => CompleteAsync(i))).Value;

    /// <summary>Bytes from one packet's start to where the next begins and can be seen, when that is known already; else 0.</summary>
    public async Task<long> SpanOfAsync(long index, PesStart start)
    {
        for (; _complete.TryGetValue(index, out var starts) && starts is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } known }; index++)
        {
            foreach (var next in await known)
            {
                if (next.Position > start.Position)
                {
                    return next.Position + track.Layout.Stride - start.Position;
                }
            }
        }

        return 0;
    }

    private async Task<IReadOnlyList<PesStart>> CompleteAsync(long index)
    {
        var chunk = await ScannedAsync(index);
        if (chunk.Open is not { } open)
        {
            return chunk.Starts;
        }

        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(open.Bytes.Span);
        while (true)
        {
            index++;
            var following = index < Count ? await ScannedAsync(index) : null;
            bytes.Write(following is null ? [] : following.Lead.Span);
            var isAll = following is null or { Starts.Count: > 0 } or { Open: not null };
            var start = track.Describe(open.Position, bytes.WrittenSpan, isAll, out var isDecided);
            if (isDecided)
            {
                return start is { } known ? [.. chunk.Starts, known] : chunk.Starts;
            }
        }
    }

    private Task<Chunk> ScannedAsync(long index) => _scanned.GetOrAdd(index, i => new(() => ScanAsync(i))).Value;

    private async Task<Chunk> ScanAsync(long index)
    {
        var position = index * chunkBytes;
        var wanted = (int)Math.Min(chunkBytes + track.Layout.Stride, source.Length - position);
        if (Interlocked.Add(ref _bytes, wanted) > budget)
        {
            throw new UnsuitableStreamException("Its keyframes are so far apart that the search for them reads most of the file.");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(wanted);
        try
        {
            var read = await source.ReadAsync(position, buffer.AsMemory(0, wanted), cancellationToken);
            var chunk = ChunkScan.Run(track, position, buffer.AsSpan(0, read), chunkBytes);
            return Interlocked.Add(ref _starts, chunk.Starts.Count) <= MostStarts
                ? chunk
                : throw new UnsuitableStreamException("The video is cut into more packets than any film has.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
