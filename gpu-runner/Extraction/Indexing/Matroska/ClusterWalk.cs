using System.Buffers;
using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>A block as its headers describe it.</summary>
/// <param name="Track">Number of its track.</param>
/// <param name="Ticks">Its time in ticks of the segment.</param>
/// <param name="IsKeyframe">False when it says that it needs another; in a group that may still come after it.</param>
/// <param name="Lacing">Whether frames share it.</param>
/// <param name="Start">Where its frames begin in the file.</param>
/// <param name="End">Where they end.</param>
/// <param name="GroupEnd">Where its group ends; <see cref="End"/> when it is in none.</param>
internal readonly record struct FoundBlock(long Track, long Ticks, bool IsKeyframe, BlockLacing Lacing, long Start, long End, long GroupEnd);

/// <summary>Goes from block to block of a cluster and reads no more than their headers.</summary>
internal sealed class ClusterWalk
{
    /// <summary>Holds the headers of a block wherever it begins.</summary>
    private const int StepBytes = 64;

    /// <summary>What may stand before the time of a cluster: a checksum, padding.</summary>
    private const int MaxBeforeTime = 8;

    /// <summary>More elements than a cluster has: block times are 16 bits, and clusters span seconds.</summary>
    private const int MaxSteps = 16 * 1024;

    private const ulong MaxTicks = 1UL << 56;

    private readonly EbmlWindow _window;
    private readonly EbmlElement _cluster;
    private readonly long _end;
    private long _ticks = -1;
    private long _position;
    private int _steps;

    private ClusterWalk(EbmlWindow window, EbmlElement cluster)
    {
        (_window, _cluster, _position) = (window, cluster, cluster.Start);
        _end = cluster.HasUnknownSize ? window.FileLength : Math.Min(cluster.End, window.FileLength);
    }

    /// <exception cref="WrongIndexException">No cluster begins there.</exception>
    public static async ValueTask<ClusterWalk> OpenAsync(EbmlWindow window, long position, CancellationToken cancellationToken)
    {
        if (await window.ElementAsync(position, StepBytes, cancellationToken) is not { Id: MatroskaId.Cluster } cluster)
        {
            throw new WrongIndexException($"No cluster begins at byte {position}.");
        }

        var walk = new ClusterWalk(window, cluster);
        await walk.ReadTimeAsync(cancellationToken);
        return walk;
    }

    /// <param name="relative">Where the next block to be looked at begins, from the cluster's content.</param>
    /// <returns>That place in the file.</returns>
    public long GoTo(long relative) => _position = _cluster.Start + relative;

    /// <returns>The next block; null at the end of the cluster, and where it is damaged.</returns>
    public async ValueTask<FoundBlock?> NextAsync(CancellationToken cancellationToken)
    {
        while (await ElementAsync(_end, cancellationToken) is { } element && element.End <= _end)
        {
            switch (element.Id)
            {
                case MatroskaId.SimpleBlock:
                    return await BlockAsync(element, element.End, refers: false, cancellationToken);
                case MatroskaId.BlockGroup:
                    if (await GroupAsync(element, cancellationToken) is { } block)
                    {
                        return block;
                    }

                    break;
                // What only follows clusters ends one of unknown size.
                case MatroskaId.Cluster or MatroskaId.Cues or MatroskaId.Tags or MatroskaId.SeekHead or MatroskaId.Info or MatroskaId.Tracks
                    or MatroskaId.Chapters or MatroskaId.Attachments:
                    return null;
            }

            _position = element.End;
        }

        return null;
    }

    /// <summary>The next element whose end is known, before the given end.</summary>
    private async ValueTask<EbmlElement?> ElementAsync(long end, CancellationToken cancellationToken) =>
        _position < end && _steps++ < MaxSteps && await _window.ElementAsync(_position, StepBytes, cancellationToken) is { HasUnknownSize: false } element ? element : null;

    private async ValueTask ReadTimeAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < MaxBeforeTime && await ElementAsync(_end, cancellationToken) is { } element; i++)
        {
            _position = element.End;
            if (element is { Id: MatroskaId.ClusterTimestamp, Size: <= EbmlNumber.MaxLength } && element.End <= _end)
            {
                var bytes = await _window.LoadAsync(element.Start, (int)element.Size, StepBytes, cancellationToken);
                _ticks = EbmlNumber.Unsigned(bytes.Span[..(int)element.Size]) is < MaxTicks and var ticks ? (long)ticks : -1;
                break;
            }
        }

        if (_ticks < 0)
        {
            throw new WrongIndexException("A cluster doesn't say its time.");
        }
    }

    private async ValueTask<FoundBlock?> GroupAsync(EbmlElement group, CancellationToken cancellationToken)
    {
        var refers = false;
        _position = group.Start;
        while (await ElementAsync(group.End, cancellationToken) is { } element && element.End <= group.End)
        {
            if (element.Id is MatroskaId.Block)
            {
                return await BlockAsync(element, group.End, refers, cancellationToken);
            }

            refers |= element.Id is MatroskaId.ReferenceBlock;
            _position = element.End;
        }

        return null;
    }

    private async ValueTask<FoundBlock?> BlockAsync(EbmlElement element, long groupEnd, bool refers, CancellationToken cancellationToken)
    {
        _position = groupEnd;
        var headerBytes = (int)Math.Min(BlockHeader.MaxLength, element.Size);
        var bytes = await _window.LoadAsync(element.Start, headerBytes, StepBytes, cancellationToken);
        if (BlockHeader.Read(bytes.Span[..headerBytes], out var header) is not OperationStatus.Done)
        {
            return null;
        }

        var isKeyframe = element.Id is MatroskaId.SimpleBlock ? header.IsKeyframe : !refers;
        return new FoundBlock(
            header.Track, _ticks + header.RelativeTime, isKeyframe, header.Lacing, element.Start + header.Length, element.End, groupEnd);
    }
}
