using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.GpuRunner.Reporting;
using PreviewForge.Previews.Freshness;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Makes the outputs of one video that are not fresh: pictures first, then every output of them. The video is looked at before and
/// after; pictures of a file that changed meanwhile are thrown away. Doing it twice ends in the same files.
/// </summary>
internal sealed class ExtractProcessor(
    SingleFlight flights, FreshPlans freshness, PassRunner passes, RunnerMetrics metrics, ExtractTools tools)
{
    /// <exception cref="OperationCanceledException">No longer wanted; nothing is left half done.</exception>
    public async Task<ExtractResult> ProcessAsync(ExtractWork work, Seat seat, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(work, seat, cancellationToken);
        var started = tools.Time.GetTimestamp();
        var show = new WorkerDisplay(seat.Worker, work, tools.Time);
        show.Phase("Checking existing previews");
        var result = await MakeAsync(work, show, cancellationToken);
        metrics.Record(result);
        return result with { Worker = seat.Worker.Name, ElapsedSeconds = tools.Time.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>Who has to wait for another worker on the same video waits without a worker, unless too many do.</summary>
    private async Task<IDisposable> EnterAsync(ExtractWork work, Seat seat, CancellationToken cancellationToken)
    {
        if (flights.TryEnter(work.Item.Path) is { } free)
        {
            return free;
        }

        if (!seat.TryLeave())
        {
            new WorkerDisplay(seat.Worker, work, tools.Time).Phase("Waiting for another worker on this file");
            return await flights.EnterAsync(work.Item.Path, cancellationToken);
        }

        var turn = await flights.EnterAsync(work.Item.Path, cancellationToken);
        try
        {
            await seat.ComeBackAsync(cancellationToken);
            return turn;
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
    }

    private async Task<ExtractResult> MakeAsync(ExtractWork work, WorkerDisplay show, CancellationToken cancellationToken)
    {
        var path = work.Item.Path;
        if (SourceFingerprint.Take(tools.Files, path) is not { } source)
        {
            return tools.Files.Stat(path) is null
                ? Answer(work, ExtractOutcome.SourceMissing, $"There is no such file on this runner: {path}")
                : Answer(work, ExtractOutcome.Failed, $"This is a folder, not a video: {path}");
        }

        if (source.Size is 0)
        {
            return Answer(work, ExtractOutcome.NoFrames, "The file is empty (0 bytes).");
        }

        var decided = Decide(work, source);
        var stale = work.Item.Plans.Where(plan => !decided.ContainsKey(plan)).ToList();
        return stale is []
            ? Answer(work, decided)
            : Answer(work, decided, await MakeAsync(new VideoWork(work, source, show), stale, cancellationToken));
    }

    /// <summary>The outputs that need no pictures: those that are fresh, and those that can't be written whatever the pictures are.</summary>
    private Dictionary<OutputPlan, PlanResult> Decide(ExtractWork work, SourceFingerprint source)
    {
        var fresh = work.Force ? FreshPlans.None : freshness.Find(work.Item, source, work.Frames);
        return RequiredFolder.Failures(work.Item.Plans.Where(plan => !fresh.ContainsKey(plan)), tools.Files).Concat(fresh).ToDictionary();
    }

    private async Task<IReadOnlyList<PassEnd>> MakeAsync(VideoWork video, IReadOnlyList<OutputPlan> plans, CancellationToken cancellationToken)
    {
        if (passes.TryReuse(video, plans, cancellationToken) is { } reused)
        {
            return reused;
        }

        var ends = new List<PassEnd>();
        foreach (var pass in ExtractionPasses.Of(plans))
        {
            ends.Add(await passes.RunAsync(video, pass, cancellationToken));
            if (ends[^1].Outcome is not (ExtractOutcome.Published or ExtractOutcome.Failed))
            {
                break; // It is not the video that it was, or holds no picture: another pass would end alike.
            }
        }

        return ends;
    }

    private ExtractResult Answer(ExtractWork work, IReadOnlyDictionary<OutputPlan, PlanResult> decided)
    {
        var failed = FailureIn(decided);
        return Answer(work, failed is null ? ExtractOutcome.Fresh : ExtractOutcome.Failed, failed?.Reason) with
        {
            Source = decided.Values.Any(plan => plan.Status is PlanStatus.Fresh) ? FrameSource.OutputExisted : null,
            Plans = [.. work.Item.Plans.Select(plan => decided[plan])],
            FrameCount = decided.Values.Max(plan => plan.FrameCount),
        };
    }

    private ExtractResult Answer(ExtractWork work, IReadOnlyDictionary<OutputPlan, PlanResult> decided, IReadOnlyList<PassEnd> ends)
    {
        var worst = ends.FirstOrDefault(end => end.Outcome is not ExtractOutcome.Published)
            ?? (FailureIn(decided) is { } failed ? ends[0] with { Outcome = ExtractOutcome.Failed, Reason = failed.Reason } : ends[0]);
        var made = ends.SelectMany(end => end.Plans).DistinctBy(result => result.Key).ToDictionary();
        return Answer(work, worst.Outcome, worst.Reason) with
        {
            Source = ends.Min(end => end.Source), // Extracted comes before the other sources, and no source at all doesn't count.
            FrameCount = ends.Max(end => end.FrameCount),
            MediaSeconds = ends.Max(end => end.MediaSeconds),
            Report = ReportSum.Of(ends.Select(end => end.Report)),
            Plans = ends.All(end => end.Source is null)
                ? []
                : [.. work.Item.Plans.Select(plan => decided.GetValueOrDefault(plan) ?? made.GetValueOrDefault(plan) ?? plan.Failed(worst.Reason!))],
        };
    }

    private static PlanResult? FailureIn(IReadOnlyDictionary<OutputPlan, PlanResult> decided) =>
        decided.Values.FirstOrDefault(plan => plan.Status is PlanStatus.Failed);

    private ExtractResult Answer(ExtractWork work, ExtractOutcome outcome, string? reason = null) => new()
    {
        DispatchId = work.DispatchId,
        JobId = work.JobId,
        RunnerId = tools.RunnerId,
        ItemId = work.Item.ItemId,
        Outcome = outcome,
        Reason = reason,
    };
}
