using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Ladder;
using PreviewForge.GpuRunner.Extraction.Pictures;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Makes the pictures of one video by the cheapest way that gives them all.</summary>
internal sealed class FrameExtractor(
    ExtractionLadder ladder, CrashQuarantine quarantine, ExtractionWorkers workers, RunnerOptions options, TimeProvider time)
{
    /// <param name="order">What is wanted.</param>
    /// <param name="onProgress">Told of every picture; the second value is the video's length.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <exception cref="OperationCanceledException">Cancelled; ffmpeg has ended.</exception>
    public async Task<ExtractionEnd> ExtractAsync(
        ExtractionOrder order, Action<ExtractionProgress, TimeSpan?> onProgress, CancellationToken cancellationToken)
    {
        var work = new ExtractionCase(order, LimitsFor(order), onProgress, time);
        if (!order.Force && quarantine.WhyRefused(work.Path) is { } refusal)
        {
            return new ExtractionEnd.Failed(refusal, work.Account.ToReport());
        }

        var end = End(work, await ladder.ClimbAsync(work, cancellationToken));
        if (end is ExtractionEnd.Failed failed && work.Account.HasCrashed)
        {
            quarantine.Crashed(work.Path, failed.Reason);
        }
        else if (end is ExtractionEnd.Frames)
        {
            quarantine.Forget(work.Path);
        }

        return end;
    }

    private CaseLimits LimitsFor(ExtractionOrder order) => new(
        order.Threads is > 0 and var threads ? threads : Math.Max(1, Environment.ProcessorCount / Math.Max(1, BusyWorkers)),
        options.ExactSlotBound(Commands.FrameRequest.IntervalOf(order.Item)));

    /// <summary>A single video gets the whole machine; many at once get a thread each, which is the fastest for them all.</summary>
    private int BusyWorkers => workers.Pool.Workers.Count(worker => worker.Current is not null);

    private static ExtractionEnd End(ExtractionCase work, WayOutcome outcome)
    {
        var report = work.Account.ToReport();
        return outcome switch
        {
            WayOutcome.Done done => new ExtractionEnd.Frames(done.Request.Video, work.Interval, FramesOf(work.Store, done), report),
            WayOutcome.Empty empty => new ExtractionEnd.NoFrames(empty.Reason, report),
            WayOutcome.Hopeless hopeless => new ExtractionEnd.Failed(hopeless.Reason, report),
            WayOutcome.NotEnough last => new ExtractionEnd.Failed(last.Reason, report),
            _ => throw new InvalidOperationException("A way gives all pictures, not enough of them, none, or no hope."),
        };
    }

    private static Dictionary<int, IFrameSet> FramesOf(PictureStore store, WayOutcome.Done done) => done.Request.Sizes.Index().ToDictionary(
        size => size.Item.Width, IFrameSet (size) => new StoredFrames(store, [.. done.Slots.Select(shot => shot.Pictures[size.Index])]));
}
