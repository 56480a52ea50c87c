using System.Collections.Concurrent;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// MPEG transport streams have no index: the keyframes at the wanted times are searched for. Where that would read more than half of
/// the file, as with keyframes many seconds apart, it is not done.
/// </summary>
internal sealed class MpegTsIndexer : IVideoIndexer
{
    private const int StartBytes = 4096;

    /// <summary>A small file is read as fast as it is searched.</summary>
    private const long LeastBudget = 8 * 1024 * 1024;

    private const int TailChunkBytes = 256 * 1024;

    /// <summary>Stretches hold a tenth of a second, a few pictures, within these bounds.</summary>
    private const int ChunksPerSecond = 10;
    private const int SmallestChunk = 32 * 1024;
    private const int LargestChunk = 1024 * 1024;

    /// <summary>Places, and slots, tried all over the file before the rest: they tell what the rest will cost, and whether the clock is sound.</summary>
    private const int Samples = 8;

    /// <summary>Searches at once: storage far away answers late, but several at a time.</summary>
    private const int Lanes = 4;

    public MediaContainer Container => MediaContainer.MpegTs;

    public bool Recognises(ReadOnlySpan<byte> start) => PacketLayout.Detect(start) is not null;

    public async ValueTask<IndexOutcome> OpenAsync(IMediaSource source, int slotSeconds, CancellationToken cancellationToken)
    {
        try
        {
            var start = new byte[StartBytes];
            var read = await source.ReadAsync(0, start, cancellationToken);
            return PacketLayout.Detect(start.AsSpan(0, read)) is { } layout
                ? new IndexOutcome.Found(await SearchAsync(source, layout, slotSeconds, cancellationToken))
                : new IndexOutcome.Unusable("It is no transport stream.");
        }
        catch (UnsuitableStreamException e)
        {
            return new IndexOutcome.Unusable(e.Message);
        }
    }

    private static async Task<MpegTsVideo> SearchAsync(IMediaSource source, PacketLayout layout, int slotSeconds, CancellationToken cancellationToken)
    {
        var budget = Math.Max(LeastBudget, source.Length / 2);
        var track = await FileStart.ReadAsync(source, layout, cancellationToken);
        var tail = new KeyframeSearch(new ChunkMap(source, track, TailChunkBytes, long.MaxValue, cancellationToken), new Timeline());
        var duration = EndOf(await tail.LastAsync());
        var chunkBytes = Math.Clamp(source.Length * StreamClock.Frequency / ChunksPerSecond / duration, SmallestChunk, LargestChunk);

        var chunks = new ChunkMap(source, track, (int)chunkBytes, budget, cancellationToken);
        var search = new KeyframeSearch(chunks, new Timeline());
        var found = new ConcurrentBag<FoundKeyframe> { await search.FirstAsync() };
        await search.LastAsync();
        await search.SurveyAsync(Samples);
        var slots = new SlotTimes(slotSeconds, duration);
        var read = chunks.BytesRead;
        foreach (var slot in slots.Sample(Samples))
        {
            await FindAsync(search, slot, found);
        }

        if (slots.Count > Samples && (chunks.BytesRead - read) / Samples * slots.Count > budget)
        {
            throw new UnsuitableStreamException("Its keyframes are so far apart that the search for them would read most of the file.");
        }

        await Parallel.ForEachAsync(slots.Split(Lanes), new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken }, async (lane, _) =>
        {
            foreach (var slot in lane)
            {
                await FindAsync(search, slot, found);
            }
        });
        return new MpegTsVideo(source, track, found, duration);
    }

    private static async Task FindAsync(KeyframeSearch search, long slot, ConcurrentBag<FoundKeyframe> found)
    {
        if (await search.LatestAsync(slot) is { } keyframe)
        {
            found.Add(keyframe);
        }
    }

    /// <summary>The end of the picture shown last: it is taken to be shown as long as the one before it.</summary>
    private static long EndOf(IReadOnlyList<PesStart> last)
    {
        const long frame = StreamClock.Frequency / 25;
        var times = last.Select(start => start.Shown).Order().ToList();
        var end = times[^1] + (times.Count > 1 ? times[^1] - times[^2] : frame);
        return end > 0 ? end : throw new UnsuitableStreamException("Its clock runs backwards.");
    }
}
