using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Extraction.Processes;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Decodes the whole file. Every slot shows exactly what a player shows at its time.</summary>
internal sealed class FullWay(FfmpegRuns runs)
{
    /// <param name="work">The file in hand.</param>
    /// <param name="request">Which pictures, by the file's own streams.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    public async Task<WayOutcome> TryAsync(ExtractionCase work, FrameRequest request, CancellationToken cancellationToken)
    {
        var harvest = new Harvest(work.Store, request.Sizes.Count);
        var job = new FfmpegJob(FfmpegCommand.Slots(request, work.Threads), request.Sizes.Count, work.TimeLeft(request.Video));
        var outcome = await runs.RunAsync(job, picture => Take(work, request, harvest, picture), cancellationToken);
        work.Account.Add(outcome);
        var shots = Contiguous(harvest);
        work.Account.FramesDecoded = shots.Count;
        work.Account.AlignmentSeconds = 0;
        return Judge(request, outcome, shots);
    }

    private static void Take(ExtractionCase work, FrameRequest request, Harvest harvest, Picture picture)
    {
        harvest.TryAdd((int)Math.Round(picture.Time.TotalSeconds / request.IntervalSeconds), picture);
        work.Show(picture.Time, request.Video);
    }

    private static List<Shot> Contiguous(Harvest harvest)
    {
        var shots = new List<Shot>();
        while (harvest.Find(shots.Count) is { } shot)
        {
            shots.Add(shot);
        }

        return shots;
    }

    private static WayOutcome Judge(FrameRequest request, FfmpegOutcome outcome, List<Shot> shots)
    {
        var isComplete = outcome.Succeeded || (outcome.Child.End is ChildEnd.Exited && shots.Count > 0 && shots.Count >= request.ExpectedFrames);
        if (!isComplete)
        {
            return FfmpegFailure.Of(outcome, shots.Count, request.ExpectedFrames);
        }

        var says = FfmpegFailure.Says(outcome.Child);
        if (shots.Count is 0)
        {
            return new WayOutcome.Empty($"The video stream holds no picture that can be decoded.{says}");
        }

        var table = new SlotTable(Math.Max(shots.Count, request.ExpectedFrames ?? 0));
        for (var slot = 0; slot < shots.Count; slot++)
        {
            table.Set(slot, shots[slot]);
        }

        return table.MissingAtEnd > Shortfall.Tolerated
            ? Shortfall.EndsEarly(shots.Count, request.ExpectedFrames, says)
            : new WayOutcome.Done(request, table.Filled());
    }
}
