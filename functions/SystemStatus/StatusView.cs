using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>What <c>GET /api/system/status</c> shows.</summary>
public sealed record StatusView
{
    /// <summary>GPUs that a living runner works with.</summary>
    public required IReadOnlyList<GpuView> Gpus { get; init; }

    /// <summary>Always empty; clients of earlier versions ask for it.</summary>
    public IReadOnlyList<object> GpuStats { get; init; } = [];

    /// <summary>The job that has run longest; null when none runs.</summary>
    public required JobView? RunningJob { get; init; }

    public required int PendingJobs { get; init; }

    /// <summary>Jobs by status, and <c>total</c>.</summary>
    public required IReadOnlyDictionary<string, int> Jobs { get; init; }

    public required IReadOnlyList<WorkerView> Workers { get; init; }

    public required IReadOnlyList<RunnerView> Runners { get; init; }

    public required StorageView Storage { get; init; }
}

/// <param name="Type">The vendor, where it is known.</param>
/// <param name="Device">Its name on the runner.</param>
/// <param name="Name">For people.</param>
/// <param name="RunnerId">The runner that it is in.</param>
public sealed record GpuView(string Type, string Device, string Name, string RunnerId);

/// <param name="Id">The runner.</param>
/// <param name="Host">Its machine.</param>
/// <param name="Version">Its program.</param>
/// <param name="StartedAt">By its own clock.</param>
/// <param name="LastSeen">By its own clock.</param>
/// <param name="Accepting">False: it is about to end.</param>
/// <param name="Workers">How many workers it has.</param>
/// <param name="Ffmpeg">First line of <c>ffmpeg -version</c>, or what is wrong with ffmpeg.</param>
public sealed record RunnerView(
    string Id, string Host, string Version, DateTimeOffset StartedAt, DateTimeOffset LastSeen, bool Accepting, int Workers, string Ffmpeg);

/// <param name="Ok">True when the storage account between app and runners can be used.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
public sealed record StorageView(bool Ok, string? Problem);
