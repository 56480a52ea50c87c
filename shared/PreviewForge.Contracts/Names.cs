using PreviewForge.Contracts.Work;

namespace PreviewForge.Contracts;

/// <summary>Names of the Azure Storage queues between the function app and the runners.</summary>
public static class QueueNames
{
    /// <summary>Extractions of jobs with <see cref="JobPriority.High"/>; drained before the other two.</summary>
    public const string ExtractHigh = "extract-high";

    /// <summary>Extractions of jobs with <see cref="JobPriority.Normal"/>.</summary>
    public const string ExtractNormal = "extract-normal";

    /// <summary>Extractions of jobs with <see cref="JobPriority.Low"/>.</summary>
    public const string ExtractLow = "extract-low";

    /// <summary>Answers of the runners, read by the function app.</summary>
    public const string RunnerResults = "runner-results";

    /// <summary>Probes of jobs with <see cref="JobPriority.High"/>.</summary>
    public const string ProbeHigh = "probe-high";

    /// <summary>Probes of jobs with <see cref="JobPriority.Normal"/>.</summary>
    public const string ProbeNormal = "probe-normal";

    /// <summary>Probes of jobs with <see cref="JobPriority.Low"/>.</summary>
    public const string ProbeLow = "probe-low";

    /// <summary>The three queues of extractions, most urgent first.</summary>
    public static IReadOnlyList<string> ExtractsByPriority { get; } = [ExtractHigh, ExtractNormal, ExtractLow];

    /// <summary>
    /// The three queues of probes, most urgent first. They are apart from the extractions because a queue can't be searched:
    /// behind a hundred films, a probe would wait for hours although it takes milliseconds. Sweeps go this way too: they need no worker.
    /// </summary>
    public static IReadOnlyList<string> ProbesByPriority { get; } = [ProbeHigh, ProbeNormal, ProbeLow];

    /// <summary>The queue that a message goes to.</summary>
    public static string For(JobPriority priority, WorkMessage work) => (work, priority) switch
    {
        (ProbeWork or SweepWork, JobPriority.High) => ProbeHigh,
        (ProbeWork or SweepWork, JobPriority.Low) => ProbeLow,
        (ProbeWork or SweepWork, _) => ProbeNormal,
        (_, JobPriority.High) => ExtractHigh,
        (_, JobPriority.Low) => ExtractLow,
        _ => ExtractNormal,
    };
}

/// <summary>Names of the blobs between the function app and the runners (DESIGN, section 4).</summary>
public static class BlobNames
{
    /// <summary>The container of everything about runners.</summary>
    public const string Container = "runners";

    /// <summary>The wishes of the app to all runners: <see cref="Runners.DesiredState"/>.</summary>
    public const string Desired = "desired.json";

    /// <summary>Where a runner says that it lives and what it does: <see cref="Runners.Heartbeat"/>.</summary>
    public static string Heartbeat(string runnerId) => $"{runnerId}/heartbeat.json";

    /// <summary>The last picture of the video that a worker has in hand, a JPEG; there only while it has one.</summary>
    public static string Frame(string runnerId, int worker) => $"{runnerId}/frames/{worker}.jpg";
}
