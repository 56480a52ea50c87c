using System.Globalization;
using PreviewForge.Contracts.Runners;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>A worker as the REST API shows it; the members of both forms that clients know.</summary>
public sealed record WorkerView
{
    /// <summary>1-based, over all runners.</summary>
    public required int WorkerId { get; init; }

    public required string RunnerId { get; init; }

    /// <summary><c>GPU</c> or <c>CPU</c>.</summary>
    public required string WorkerType { get; init; }

    public required string WorkerName { get; init; }

    /// <summary><c>idle</c> or <c>processing</c>.</summary>
    public required string Status { get; init; }

    public string CurrentTitle { get; init; } = "";

    public string CurrentFile { get; init; } = "";

    public string LibraryName { get; init; } = "";

    public string CurrentPhase { get; init; } = "";

    public double ProgressPercent { get; init; }

    public string Speed { get; init; } = SpeedText(0);

    public bool FfmpegStarted { get; init; }

    /// <summary>Such as <c>42s</c>, <c>3m 10s</c>, <c>1h 5m</c>; empty when unknown.</summary>
    public string Eta { get; init; } = "";

    /// <summary>Seconds; null when unknown.</summary>
    public double? RemainingTime { get; init; }

    public bool FallbackActive { get; init; }

    /// <summary>Why its last video was, or this one is, done on the CPU though it has a GPU; null when it is not.</summary>
    public string? FallbackReason { get; init; }

    public int Id => WorkerId;

    public string Type => WorkerType;

    public string CurrentItem => CurrentTitle;

    /// <summary>All workers of the runners, numbered through.</summary>
    public static IReadOnlyList<WorkerView> Of(IEnumerable<Heartbeat> runners) =>
    [
        .. runners.OrderBy(runner => runner.RunnerId, StringComparer.Ordinal)
            .SelectMany(runner => runner.Workers.OrderBy(worker => worker.Id).Select(worker => (runner.RunnerId, Worker: worker)))
            .Select((entry, index) => Of(index + 1, entry.RunnerId, entry.Worker)),
    ];

    /// <summary>One digit after the point and an x, as ffmpeg prints it.</summary>
    public static string SpeedText(double speed) => string.Create(CultureInfo.InvariantCulture, $"{speed:0.0}x");

    private static WorkerView Of(int number, string runnerId, WorkerState worker)
    {
        var idle = new WorkerView
        {
            WorkerId = number,
            RunnerId = runnerId,
            WorkerType = worker.Kind.ToString().ToUpperInvariant(),
            WorkerName = worker.Name,
            Status = worker.Current is null ? "idle" : "processing",
            FallbackActive = worker.FallbackReason is not null,
            FallbackReason = worker.FallbackReason,
        };
        return worker.Current is not { } work ? idle : idle with
        {
            CurrentTitle = Path.GetFileNameWithoutExtension(work.Path),
            CurrentFile = work.Path,
            CurrentPhase = work.Phase,
            ProgressPercent = work.Percent,
            Speed = SpeedText(work.Speed),
            FfmpegStarted = work.Speed > 0,
            Eta = work.RemainingSeconds is { } seconds ? EtaText(TimeSpan.FromSeconds(seconds)) : "",
            RemainingTime = work.RemainingSeconds,
        };
    }

    private static string EtaText(TimeSpan left) => left switch
    {
        { TotalSeconds: < 60 } => $"{(int)left.TotalSeconds}s",
        { TotalHours: < 1 } => $"{left.Minutes}m {left.Seconds}s",
        _ => $"{(int)left.TotalHours}h {left.Minutes}m",
    };
}
