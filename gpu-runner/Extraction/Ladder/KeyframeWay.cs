using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Indexing;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Extraction.Sparse;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Has ffmpeg read the file and decode its keyframes. They come at their own times, and the slot plan is made of these.</summary>
internal sealed class KeyframeWay(FfmpegRuns runs, ExactSlots exact)
{
    /// <param name="work">The file in hand.</param>
    /// <param name="request">Which pictures, by the file's own streams.</param>
    /// <param name="reads">Whether ffmpeg passes over the rest of the file.</param>
    /// <param name="container">Null when it is unknown.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public async Task<WayOutcome> TryAsync(
        ExtractionCase work, FrameRequest request, KeyframeReads reads, MediaContainer? container, CancellationToken cancellationToken)
    {
        var harvest = new KeyframeHarvest(work.Store, request.Sizes.Count, TimeSpan.FromSeconds(request.IntervalSeconds));
        var arguments = FfmpegCommand.Keyframes(request, reads, work.Threads);
        var job = new FfmpegJob(arguments, request.Sizes.Count, work.TimeLeft(request.Video));
        var outcome = await runs.RunAsync(
            job,
            picture =>
            {
                harvest.Add(picture);
                work.Show(picture.Time, request.Video);
            },
            cancellationToken);
        work.Account.Add(outcome);
        work.Account.FramesDecoded = harvest.Seen;
        if (!outcome.Succeeded)
        {
            return FfmpegFailure.Of(outcome, harvest.Seen, null);
        }

        return harvest.Finish() is { Count: > 0 } kept
            ? await FillAsync(work, request, kept, container, cancellationToken)
            : new WayOutcome.NotEnough($"No keyframe could be decoded.{FfmpegFailure.Says(outcome.Child)}", FailureClass.WrongPictures);
    }

    private async Task<WayOutcome> FillAsync(
        ExtractionCase work, FrameRequest request, IReadOnlyList<(TimeSpan Time, Shot Shot)> kept, MediaContainer? container,
        CancellationToken cancellationToken)
    {
        var plan = SlotPlan.Of([.. kept.Select(keyframe => keyframe.Time)], request.ExpectedFrames, request.IntervalSeconds, work.Bound);
        if (FarSlots.AreMost(plan.Far, plan.ChosenOf.Count, request.IntervalSeconds))
        {
            return new WayOutcome.NotEnough(
                $"ffmpeg gave keyframes that are too far apart: {plan.Far.Sum(gap => gap.Count)} of {plan.ChosenOf.Count} pictures would be more than "
                + $"{work.Bound.TotalSeconds:0.#} s off.",
                FailureClass.FarApart);
        }

        var table = new SlotTable(plan.ChosenOf.Count);
        foreach (var (slot, chosen) in plan.ChosenOf.Index().Where(chosen => chosen.Item is not SlotPlan.None))
        {
            table.Set(slot, kept[plan.Chosen[chosen]].Shot);
        }

        work.Account.KeyframesChosen = plan.Chosen.Count;
        work.Account.AlignmentSeconds = plan.AlignmentSeconds;
        return await exact.FillAsync(work, new ExactRequest(request, container, plan.Far), table, cancellationToken);
    }
}
