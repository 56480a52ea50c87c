using PreviewForge.GpuRunner.Extraction.Ebml;
using PreviewForge.GpuRunner.Extraction.Sources;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>
/// Reads the blocks that cues point to, and checks that they are what the cues say. That takes one read where the block begins its
/// cluster and its length was guessed well, two where only one of these holds, else three.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="track">Number of the video's track.</param>
internal sealed class BlockReader(IMediaSource source, long track)
{
    /// <summary>A block is read together with its cluster's start when what lies between is at most this part of it.</summary>
    private const int NearDivisor = 16;

    /// <summary>So much of what follows a block in its group is read with it: mostly that is a number or two.</summary>
    private const int GroupTailBytes = 128;

    /// <summary>Holds the headers of a cluster or of a block.</summary>
    private const int HeadBytes = 64;

    private readonly SizeGuess _guess = new();

    /// <param name="window">Takes what is read of the file.</param>
    /// <param name="cue">What is looked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WrongIndexException">It isn't there.</exception>
    public async ValueTask<FoundBlock> FindAsync(EbmlWindow window, Cue cue, CancellationToken cancellationToken)
    {
        var guess = _guess.Next();
        var isFar = cue.Relative > Math.Max(HeadBytes, guess / NearDivisor);
        await window.LoadAsync(cue.Cluster, HeadBytes, isFar ? HeadBytes : (int)(cue.Relative ?? 0) + HeadBytes + guess, cancellationToken);
        var walk = await ClusterWalk.OpenAsync(window, cue.Cluster, cancellationToken);
        if (cue.Relative is { } relative)
        {
            await window.LoadAsync(walk.GoTo(relative), HeadBytes, guess, cancellationToken);
            return await walk.NextAsync(cancellationToken) is { } told && IsMeant(told, cue) ? told : throw Wrong(cue);
        }

        while (await walk.NextAsync(cancellationToken) is { } block)
        {
            if (IsMeant(block, cue))
            {
                return block;
            }
        }

        throw Wrong(cue);
    }

    /// <returns>The block's frames.</returns>
    /// <exception cref="WrongIndexException">It is too large, or needs another picture.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(EbmlWindow window, FoundBlock block, CancellationToken cancellationToken)
    {
        if (!block.IsKeyframe || block.End - block.Start > StreamPacket.MaxCodedBytes)
        {
            throw new WrongIndexException($"The block at byte {block.Start} is no keyframe, or too large for one.");
        }

        var length = (int)(block.End - block.Start);
        var tail = block.GroupEnd - block.End is <= GroupTailBytes and var few ? (int)few : 0;
        var loaded = await window.LoadAsync(block.Start, length + tail, length + tail, cancellationToken);
        _guess.Learn(length, wasted: loaded.Length - length - tail);
        if (tail > 0 ? Refers(loaded.Span.Slice(length, tail)) : await RefersAsync(block, cancellationToken))
        {
            throw new WrongIndexException($"The block at byte {block.Start} needs another picture.");
        }

        return loaded[..length];
    }

    private static bool Refers(ReadOnlySpan<byte> tail)
    {
        var members = new EbmlElements(tail);
        while (members.Next())
        {
            if (members.Id is MatroskaId.ReferenceBlock)
            {
                return true;
            }
        }

        return !members.IsComplete;
    }

    /// <summary>The same where much follows, such as the metadata of a picture: it is passed over.</summary>
    private async ValueTask<bool> RefersAsync(FoundBlock block, CancellationToken cancellationToken)
    {
        const int maxMembers = 64;
        using var window = new EbmlWindow(source);
        var position = block.End;
        for (var i = 0; i < maxMembers && position < block.GroupEnd; i++)
        {
            if (await window.ElementAsync(position, HeadBytes, cancellationToken) is not { HasUnknownSize: false } element
                || element.Id is MatroskaId.ReferenceBlock)
            {
                return true;
            }

            position = element.End;
        }

        return position != block.GroupEnd;
    }

    /// <summary>Writers round the two times apart, so that a tick may lie between.</summary>
    private bool IsMeant(FoundBlock block, Cue cue) => block.Track == track && Math.Abs(block.Ticks - cue.Ticks) <= 1;

    private static WrongIndexException Wrong(Cue cue) => new($"The cluster at byte {cue.Cluster} has no picture where the file's cues say.");
}
