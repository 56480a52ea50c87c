using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>A video whose keyframes are known, described, and planned for.</summary>
/// <param name="Indexed">The open file.</param>
/// <param name="Request">Which pictures; the video's facts are those of the small stream.</param>
/// <param name="Plan">Which keyframe each slot shows.</param>
internal sealed record SparseSubject(IndexedSource Indexed, FrameRequest Request, SlotPlan Plan)
{
    /// <summary>The first chosen keyframe, which was read to describe the video; it is taken only once.</summary>
    private StreamPacket? _first;

    /// <summary>The keyframes that the plan is about, by time.</summary>
    public required IReadOnlyList<Keyframe> Chosen { get; init; }

    public StreamPacket? First
    {
        init => _first = value;
    }

    /// <summary>The first chosen keyframe, read again when it was taken before.</summary>
    /// <exception cref="WrongIndexException">It is not where the index says.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public ValueTask<StreamPacket> TakeFirstAsync(CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref _first, null) is { } read ? new(read) : Indexed.Video.ReadAsync(Chosen[0], 0, cancellationToken);
}
