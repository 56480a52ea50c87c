using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Benchmarks.Extraction.Candidates;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Benchmarks.Extraction.Worker;

/// <summary>
/// The runner's extraction in a process of its own, put together as on a user's machine but without its queues: takes a line with a video and a
/// target from standard input, publishes a BIF, answers with a line of JSON, and so on. It outlives many videos, as the runner does.
/// </summary>
internal static class ExtractionWorker
{
    /// <summary>The program's first argument when it is this worker; the second is a folder for its state.</summary>
    public const string Verb = "extraction-worker";

    public static async Task RunAsync(string folder)
    {
        using var host = RunnerHost.Build(folder, ("RUNNER_NICE", "0"), ("RUNNER_IONICE", "normal")); // The others don't stand back either.
        var processor = host.Services.GetRequiredService<IWorkProcessor>();
        var pool = new WorkerPool(1);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var job = JsonSerializer.Deserialize<WorkerJob>(line)!;
            using var seat = new Seat(pool, await pool.TakeAsync(CancellationToken.None));
            var before = ProcessAccount.OfThisProcess();
            var started = TimeProvider.System.GetTimestamp();
            var result = (ExtractResult)await processor.ProcessAsync(WorkFor(job), seat, CancellationToken.None);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            var after = ProcessAccount.OfThisProcess();
            Console.Out.WriteLine(JsonSerializer.Serialize(new WorkerAnswer(
                result.Outcome.ToString(), result.Reason, seconds, after.CpuSeconds - before.CpuSeconds, after.FromDisk - before.FromDisk, result.Report)));
        }
    }

    private static ExtractWork WorkFor(WorkerJob job) => new()
    {
        DispatchId = Guid.NewGuid(),
        JobId = Guid.NewGuid(),
        Force = true,
        Frames = new FrameOptions(),
        Item = new WorkItem(1, job.Video, [new OutputPlan("benchmark", OutputFormat.Bif, job.Target, 320, ICandidate.Interval)]),
    };
}

/// <param name="Video">Path of the video.</param>
/// <param name="Target">Path of the BIF.</param>
internal sealed record WorkerJob(string Video, string Target);

/// <param name="Outcome">Name of the <see cref="ExtractOutcome"/>.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="CpuSeconds">Of the worker and of the programs that it started.</param>
/// <param name="DiskBytes">Bytes that came from a disk.</param>
/// <param name="Report">What the runner says of it.</param>
internal sealed record WorkerAnswer(string Outcome, string? Reason, double Seconds, double CpuSeconds, long DiskBytes, ExtractionReport? Report);
