using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>
/// Plans which keyframes are read, and learns what a video is from its first chosen keyframe: no program opens the file for that.
/// </summary>
internal sealed class SparseSubjects(MediaProbe probe)
{
    /// <summary>A longer video is a damaged index.</summary>
    private static readonly TimeSpan LongestDuration = TimeSpan.FromDays(4);

    /// <param name="work">The file in hand.</param>
    /// <param name="indexed">The open file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The subject; or why there is none.</returns>
    public async Task<(SparseSubject? Subject, WayOutcome? Refusal)> PrepareAsync(
        ExtractionCase work, IndexedSource indexed, CancellationToken cancellationToken)
    {
        var index = indexed.Video.Index;
        if (index.Keyframes is [] || index.Keyframes[^1].Time > LongestDuration || index.Duration > LongestDuration)
        {
            return (null, new WayOutcome.NotEnough("The index states times that make no sense.", FailureClass.WrongIndex));
        }

        int? slots = index.Duration is { } duration ? FrameRequest.FramesIn(duration, work.Interval) : null;
        if (EndsEarly(indexed, slots, work.Interval) is { } early)
        {
            return (null, early);
        }

        var within = index.Keyframes.Where(keyframe => keyframe.Position < indexed.Source.Length).ToList();
        var plan = SlotPlan.Of([.. within.Select(keyframe => keyframe.Time)], slots, work.Interval, work.Bound);
        if (plan.Chosen is [] || FarSlots.AreMost(plan.Far, plan.ChosenOf.Count, work.Interval))
        {
            return (null, new WayOutcome.NotEnough(
                $"The keyframes are too far apart: {plan.Far.Sum(gap => gap.Count)} of {plan.ChosenOf.Count} pictures would be more than "
                + $"{work.Bound.TotalSeconds:0.#} s off.",
                FailureClass.FarApart));
        }

        return await DescribeAsync(work, indexed, plan, [.. plan.Chosen.Select(number => within[number])], cancellationToken);
    }

    /// <summary>An index in front of a file that is cut off names keyframes that are not there.</summary>
    private static WayOutcome.Hopeless? EndsEarly(IndexedSource indexed, int? slots, int interval)
    {
        var keyframes = indexed.Video.Index.Keyframes;
        var wanted = slots ?? FrameRequest.FramesIn(keyframes[^1].Time, interval);
        if (keyframes.Any(keyframe => keyframe.Position < indexed.Source.Length) is false)
        {
            return Shortfall.EndsEarly(0, wanted);
        }

        var lost = keyframes.FirstOrDefault(keyframe => keyframe.Position >= indexed.Source.Length, new Keyframe(TimeSpan.MaxValue, 0, 0)).Time;
        var made = (int)Math.Min(wanted, Math.Ceiling(lost.TotalSeconds / interval));
        return wanted - made > Shortfall.Tolerated ? Shortfall.EndsEarly(made, wanted) : null;
    }

    private async Task<(SparseSubject?, WayOutcome?)> DescribeAsync(
        ExtractionCase work, IndexedSource indexed, SlotPlan plan, IReadOnlyList<Keyframe> chosen, CancellationToken cancellationToken)
    {
        StreamPacket first;
        try
        {
            first = await indexed.Video.ReadAsync(chosen[0], 0, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (null, new WayOutcome.NotEnough(failure.Message, FailureClass.WrongIndex));
        }

        var stream = new[] { indexed.Video.Head, first.Bytes };
        var description = await work.DescribeAsync(() => probe.DescribeStreamAsync(indexed.Video.StreamFormat, stream, cancellationToken));
        if (description is Description.Found found)
        {
            var video = found.Video with { Duration = indexed.Video.Index.Duration };
            return (new SparseSubject(indexed, work.Request(video), plan) { Chosen = chosen, First = first }, null);
        }

        first.Dispose();
        var reason = description is Description.NoVideo none ? none.Reason : ((Description.Failed)description).Reason;
        return (null, new WayOutcome.NotEnough($"The first keyframe can't be described: {reason}", FailureClass.WrongPictures));
    }
}
