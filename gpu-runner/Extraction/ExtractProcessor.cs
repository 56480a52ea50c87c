using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Makes the outputs of one video that are not fresh: pictures first, then every output of them. The video is looked at before and
/// after; pictures of a file that changed meanwhile are thrown away. Doing it twice ends in the same files.
/// </summary>
internal sealed class ExtractProcessor(
    FrameExtractor extractor, FreshPlans freshness, PlanPublisher publisher, SingleFlight flights, ExtractTools tools)
{
    /// <exception cref="OperationCanceledException">No longer wanted; nothing is left half done.</exception>
    public async Task<ExtractResult> ProcessAsync(ExtractWork work, Seat seat, CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(work, seat, cancellationToken);
        var started = tools.Time.GetTimestamp();
        var show = new WorkerDisplay(seat.Worker, work, tools.Time);
        show.Phase("Checking existing previews");
        var result = await MakeAsync(work, show, cancellationToken);
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

        var fresh = work.Force ? FreshPlans.None : freshness.Find(work.Item, source, work.Frames);
        if (fresh.Count == work.Item.Plans.Count)
        {
            return Answer(work, ExtractOutcome.Fresh) with
            {
                Source = FrameSource.OutputExisted,
                Plans = [.. work.Item.Plans.Select(plan => fresh[plan])],
                FrameCount = fresh.Values.Max(plan => plan.FrameCount),
            };
        }

        var stale = work.Item with { Plans = [.. work.Item.Plans.Where(plan => !fresh.ContainsKey(plan))] };
        using var area = tools.Workspace.Open();
        show.Phase("Extracting frames with ffmpeg");
        var end = await extractor.ExtractAsync(
            new ExtractionOrder(stale, work.Frames, area.Folder) { Force = work.Force }, show.Progress, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (SourceFingerprint.Take(tools.Files, path)?.IsSameFile(source) is not true)
        {
            return Answer(work, ExtractOutcome.SourceChanged, "The file changed while it was read; nothing was published.");
        }

        return end switch
        {
            ExtractionEnd.Frames frames => Publish(work, frames, source, fresh, show, cancellationToken),
            ExtractionEnd.NoFrames none => Answer(work, ExtractOutcome.NoFrames, none.Reason),
            ExtractionEnd.Failed failed => Answer(work, ExtractOutcome.Failed, failed.Reason),
            _ => throw new InvalidOperationException("An extraction ends with frames, without any, or fails."),
        };
    }

    private ExtractResult Publish(
        ExtractWork work, ExtractionEnd.Frames frames, SourceFingerprint source, IReadOnlyDictionary<OutputPlan, PlanResult> fresh,
        WorkerDisplay show, CancellationToken cancellationToken)
    {
        show.Phase("Publishing");
        var plans = work.Item.Plans
            .Select(plan => fresh.GetValueOrDefault(plan) ?? publisher.Publish(plan, frames, source, work.Frames, cancellationToken))
            .ToList();
        var failed = plans.Where(plan => plan.Status is PlanStatus.Failed).ToList();
        return Answer(work, failed is [] ? ExtractOutcome.Published : ExtractOutcome.Failed, failed.FirstOrDefault()?.Reason) with
        {
            Source = FrameSource.Extracted,
            FrameCount = frames.ByWidth.Values.First().Count,
            MediaSeconds = frames.Video.Duration?.TotalSeconds ?? 0,
            Plans = plans,
        };
    }

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

/// <summary>What an extraction needs of its surroundings.</summary>
internal sealed class ExtractTools(IFileSystem files, Workspace workspace, RunnerOptions options, TimeProvider time)
{
    public IFileSystem Files => files;

    public Workspace Workspace => workspace;

    public string RunnerId => options.RunnerId;

    public TimeProvider Time => time;
}
