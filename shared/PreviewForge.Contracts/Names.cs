namespace PreviewForge.Contracts;

/// <summary>Names of the Azure Storage queues between the function app and the runners.</summary>
public static class QueueNames
{
    /// <summary>Work of jobs with <see cref="JobPriority.High"/>; drained before the other two.</summary>
    public const string ExtractHigh = "extract-high";

    /// <summary>Work of jobs with <see cref="JobPriority.Normal"/>.</summary>
    public const string ExtractNormal = "extract-normal";

    /// <summary>Work of jobs with <see cref="JobPriority.Low"/>.</summary>
    public const string ExtractLow = "extract-low";

    /// <summary>Answers of the runners, read by the function app.</summary>
    public const string RunnerResults = "runner-results";

    /// <summary>The three work queues, most urgent first.</summary>
    public static IReadOnlyList<string> WorkByPriority { get; } = [ExtractHigh, ExtractNormal, ExtractLow];

    /// <summary>The work queue of a priority.</summary>
    public static string For(JobPriority priority) => priority switch
    {
        JobPriority.High => ExtractHigh,
        JobPriority.Low => ExtractLow,
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
}
