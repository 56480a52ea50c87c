using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>What <c>GET /api/system/status</c> shows.</summary>
public sealed record StatusView
{
    /// <summary>GPUs that living runners found, whether they can be used or not.</summary>
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

/// <param name="Id">The runner.</param>
/// <param name="Host">Its machine.</param>
/// <param name="Version">Its program.</param>
/// <param name="StartedAt">By its own clock.</param>
/// <param name="LastSeen">By its own clock.</param>
/// <param name="Accepting">False: it is about to end.</param>
/// <param name="Workers">How many workers it has.</param>
/// <param name="Ffmpeg">First line of <c>ffmpeg -version</c>, or what is wrong with ffmpeg.</param>
/// <param name="GpusSearched">False while it still searches for GPUs.</param>
/// <param name="Vulkan">What Dolby Vision without a base layer is shown with; null while nobody has looked.</param>
public sealed record RunnerView(
    string Id, string Host, string Version, DateTimeOffset StartedAt, DateTimeOffset LastSeen, bool Accepting, int Workers, string Ffmpeg,
    bool GpusSearched, VulkanView? Vulkan);

/// <param name="Device">Its name; null when there is none.</param>
/// <param name="Warning">Why it doesn't do; null when it does.</param>
public sealed record VulkanView(string? Device, string? Warning);

/// <param name="Ok">True when the storage account between app and runners can be used.</param>
/// <param name="Problem">What is wrong with it; null when nothing is.</param>
public sealed record StorageView(bool Ok, string? Problem);
