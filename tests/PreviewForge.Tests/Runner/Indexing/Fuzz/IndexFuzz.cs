using System.Diagnostics;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.Tests.Runner.Indexing.Fuzz;

/// <summary>Lets every index reader loose on a damaged file, and checks that it neither throws, nor runs on, nor takes much memory.</summary>
/// <param name="isAlone">Whether nothing else allocates memory in this process: only then it can be measured.</param>
internal sealed class IndexFuzz(bool isAlone)
{
    /// <summary>Reads of a file of some kilobytes.</summary>
    private const int MostReads = 50_000;

    /// <summary>Memory that a file of some kilobytes may cost; more comes from a size that was believed.</summary>
    private const long MostBytes = 24 * 1024 * 1024;

    private const int StartBytes = 4096;
    private const int SlotSeconds = 1;

    private static readonly IReadOnlyList<IVideoIndexer> Indexers = [.. typeof(IVideoIndexer).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVideoIndexer)))
        .Select(type => (IVideoIndexer)Activator.CreateInstance(type)!)];

    /// <summary>Files whose container is known.</summary>
    public long Recognised { get; private set; }

    /// <summary>Files in which an index was found.</summary>
    public long Found { get; private set; }

    /// <summary>Keyframes read.</summary>
    public long Keyframes { get; private set; }

    /// <returns>What is wrong, or null.</returns>
    public async Task<string?> CheckAsync(ReadOnlyMemory<byte> file)
    {
        var before = GC.GetTotalAllocatedBytes();
        var source = new MemorySource(file, MostReads);
        try
        {
            foreach (var indexer in Indexers)
            {
                if (indexer.Recognises(file.Span[..Math.Min(file.Length, StartBytes)]))
                {
                    Recognised++;
                    await ReadAsync(await indexer.OpenAsync(source, SlotSeconds, CancellationToken.None));
                }
            }
        }
        catch (Exception e) when (e is not (WrongIndexException or IOException))
        {
            return e.ToString();
        }

        var allocated = GC.GetTotalAllocatedBytes() - before;
        return isAlone && allocated > MostBytes ? $"{allocated} bytes were allocated, {source.Reads} reads." : null;
    }

    private async Task ReadAsync(IndexOutcome outcome)
    {
        if (outcome is not IndexOutcome.Found { Video: var video })
        {
            return;
        }

        Found++;
        var keyframes = video.Index.Keyframes;
        Require(keyframes.Count > 0, "There is no keyframe.");
        for (var i = 1; i < keyframes.Count; i++)
        {
            Require(keyframes[i].Time > keyframes[i - 1].Time, "Keyframes are not in the order of their times.");
        }

        Require(!video.Head.IsEmpty, "The stream has no head.");
        foreach (var number in new[] { 0, keyframes.Count / 2, keyframes.Count - 1 }.Distinct())
        {
            await ReadAsync(video, keyframes[number], number);
        }
    }

    private async Task ReadAsync(IIndexedVideo video, Keyframe keyframe, int number)
    {
        try
        {
            using var packet = await video.ReadAsync(keyframe, number, CancellationToken.None);
            Require(packet.CodedBytes is > 0 and <= StreamPacket.MaxCodedBytes && !packet.Bytes.IsEmpty, "A keyframe is empty, or too large.");
            Keyframes++;
        }
        catch (WrongIndexException)
        {
            // That is for the reader to say.
        }
    }

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new UnreachableException(otherwise);
        }
    }
}
