using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Makes the pictures of one video: describes it, decodes it once, and checks that nothing is missing.</summary>
internal sealed class FrameExtractor(
    MediaProbe probe, ChildProcess children, ExtractionWorkers workers, TempSpace space, RunnerOptions options)
{
    /// <summary>A video that misses more pictures than this at its end is not published as complete.</summary>
    private const int ToleratedShortfall = 2;

    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromHours(12);

    /// <param name="order">What is wanted.</param>
    /// <param name="onProgress">Told about once a second; the second value is the video's length.</param>
    /// <param name="cancellationToken">Ends ffmpeg.</param>
    /// <exception cref="OperationCanceledException">Cancelled; ffmpeg has ended.</exception>
    public async Task<ExtractionEnd> ExtractAsync(
        ExtractionOrder order, Action<ExtractionProgress, TimeSpan?> onProgress, CancellationToken cancellationToken) =>
        await probe.DescribeAsync(order.Item.Path, cancellationToken) switch
        {
            Description.Found found => await ExtractAsync(order, found.Video, onProgress, cancellationToken),
            Description.NoVideo none => new ExtractionEnd.NoFrames(none.Reason, Report),
            Description.Failed failed => new ExtractionEnd.Failed(failed.Reason, Report),
            _ => throw new InvalidOperationException("A description finds a video, none, or fails."),
        };

    private static ExtractionReport Report { get; } = new() { Way = ExtractionWay.FullDecode };

    private async Task<ExtractionEnd> ExtractAsync(
        ExtractionOrder order, VideoFacts video, Action<ExtractionProgress, TimeSpan?> onProgress, CancellationToken cancellationToken)
    {
        var folder = order.Folder;
        var request = FrameRequest.For(order.Item, video, order.Frames) with { Device = order.Device };
        if ((DolbyVision.WhyRefused(request) ?? space.WhyRefused(request)) is { } reason)
        {
            return new ExtractionEnd.Failed(reason, Report);
        }

        foreach (var size in request.Sizes)
        {
            Directory.CreateDirectory(FolderOf(folder, size));
        }

        var progress = new ProgressReader(state => onProgress(state, video.Duration));
        var command = new ChildCommand(
            options.FfmpegPath, FfmpegCommand.Extract(request, size => DiskFrames.Pattern(FolderOf(folder, size)), ThreadsPerWorker), DeadlineFor(video));
        var outcome = await children.RunAsync(
            command,
            (output, token) => BoundedLines.ReadAsync(output, progress.Read, token),
            processId => LifeSign.Of(processId, progress.Micros),
            cancellationToken);
        return Judge(request, folder, outcome);
    }

    private int ThreadsPerWorker => Math.Max(1, Environment.ProcessorCount / Math.Max(1, workers.Pool.Workers.Count));

    private static ExtractionEnd Judge(FrameRequest request, string folder, ChildOutcome outcome)
    {
        var files = request.Sizes.Min(size => CountFiles(FolderOf(folder, size)));
        var missing = (request.ExpectedFrames ?? files) - files;
        var isComplete = outcome.Succeeded || (outcome.End is ChildEnd.Exited && files > 0 && files >= request.ExpectedFrames);
        if (!isComplete)
        {
            return FailedRun(request, outcome, files);
        }

        if (files is 0)
        {
            return new ExtractionEnd.NoFrames($"The video stream holds no picture that can be decoded.{Says(outcome)}", Report);
        }

        if (missing > ToleratedShortfall)
        {
            return new ExtractionEnd.Failed(
                $"The video ends early: {files} of {request.ExpectedFrames} pictures could be made. The file is cut off, damaged, or still being "
                + $"copied; nothing was published.{Says(outcome)}",
                Report);
        }

        var count = Math.Max(files, request.ExpectedFrames ?? 0);
        return new ExtractionEnd.Frames(
            request.Video,
            request.IntervalSeconds,
            request.Sizes.ToDictionary(size => size.Width, IFrameSet (size) => new DiskFrames(FolderOf(folder, size), files, count)),
            Report);
    }

    private static ExtractionEnd.Failed FailedRun(FrameRequest request, ChildOutcome outcome, int files) => new(outcome.End switch
    {
        ChildEnd.NotStarted => $"{outcome.LastErrorLines[0]} Install ffmpeg, or set FFMPEG_PATH.",
        ChildEnd.Stalled => $"ffmpeg made no progress for {new ChildCommand("", [], default).Stall.TotalMinutes:0} minutes and was ended; "
            + $"the storage hangs or the file is damaged.{Says(outcome)}",
        ChildEnd.DeadlineExceeded => $"ffmpeg was ended after {outcome.Elapsed.TotalHours:0.#} hours; the machine is too slow for this file.",
        _ => $"ffmpeg failed with code {outcome.ExitCode} ({ExitDiagnosis.Of(outcome.ExitCode)}) after {files} of "
            + $"{request.ExpectedFrames?.ToString() ?? "an unknown number of"} pictures.{Says(outcome)}",
    }, Report);

    private static string Says(ChildOutcome outcome) => ErrorSummary.Of(outcome.LastErrorLines) is { } line ? $" ffmpeg says: {line}" : "";

    private static string FolderOf(string folder, FrameSize size) => Path.Combine(folder, $"{size.Width}");

    private static int CountFiles(string folder)
    {
        var count = 0;
        while (File.Exists(DiskFrames.PathOf(folder, count)))
        {
            count++;
        }

        return count;
    }

    private static TimeSpan DeadlineFor(VideoFacts video) =>
        video.Duration is { } duration ? Max(ShortestDeadline, duration * 4) : LongestDeadline;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
