using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Benchmarks.Soak;

/// <summary>One damaged video, and what the runner makes of it.</summary>
/// <param name="Clip">Name of the sound one.</param>
/// <param name="Damage">What was done to it.</param>
/// <param name="Folder">A folder for it alone.</param>
internal sealed record DamagedFile(string Clip, string Damage, string Folder)
{
    private const string Target = "previews.bif";

    /// <summary>Tells later what the target was made of.</summary>
    private const string Description = Target + ".meta";

    /// <summary>Time for a video of 20 seconds, on a machine that has much else to do.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public string Video => Path.Combine(Folder, $"video{Path.GetExtension(Clip)}");

    /// <returns>How it ended, in a few words, and what is wrong with that, or null.</returns>
    public async Task<(string Outcome, string? Finding)> ProcessAsync(IWorkProcessor processor, WorkerPool pool, CancellationToken cancellationToken)
    {
        try
        {
            using var seat = new Seat(pool, await pool.TakeAsync(cancellationToken));
            var work = new ExtractWork
            {
                DispatchId = Guid.NewGuid(),
                JobId = Guid.NewGuid(),
                Force = true,
                Frames = new FrameOptions(),
                Item = new WorkItem(1, Video, [new OutputPlan("soak", OutputFormat.Bif, Path.Combine(Folder, Target), 160, 2)]),
            };
            var result = (ExtractResult)await processor.ProcessAsync(work, seat, cancellationToken).WaitAsync(Deadline, TimeProvider.System, cancellationToken);
            return (Outcome(result), WhatIsWrong(result));
        }
        catch (Exception escaped) when (escaped is not OperationCanceledException)
        {
            return ("escaped", escaped.ToString());
        }
    }

    private static string Outcome(ExtractResult result) =>
        result.Outcome is ExtractOutcome.Published ? $"{result.Report?.Way}" : $"{result.Outcome}";

    private string? WhatIsWrong(ExtractResult result)
    {
        var files = Directory.EnumerateFiles(Folder).Except([Video]).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        return result.Outcome switch
        {
            ExtractOutcome.Published when files is [Target, Description] && result.Report is { FramesDecoded: > 0 } => null,
            ExtractOutcome.Failed or ExtractOutcome.NoFrames when files is [] && !string.IsNullOrWhiteSpace(result.Reason) => null,
            _ => $"{result.Outcome}, reason '{result.Reason}', files: {string.Join(", ", files)}",
        };
    }
}
