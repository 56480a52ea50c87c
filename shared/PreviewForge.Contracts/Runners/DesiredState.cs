namespace PreviewForge.Contracts.Runners;

/// <summary>The wishes of the app to all runners; they poll the blob by ETag about once a second.</summary>
public sealed record DesiredState
{
    public int SchemaVersion { get; init; } = Work.WorkMessage.CurrentSchema;

    /// <summary>True: take no new work; the ffmpeg of work in hand stands still until it is false again.</summary>
    public bool Paused { get; init; }

    /// <summary>Jobs whose work is to be stopped and given back as cancelled.</summary>
    public IReadOnlyList<Guid> CancelledJobs { get; init; } = [];

    /// <summary>CPU workers per runner, 0 to 32; null leaves the runner's own setting.</summary>
    public int? CpuWorkers { get; init; }

    /// <summary>Workers by GPU device id, 0 to 32 each; a device that is not named keeps the runner's own setting.</summary>
    public IReadOnlyDictionary<string, int> GpuWorkers { get; init; } = new Dictionary<string, int>();

    /// <summary>Threads for filters on the CPU, by GPU device id: 1 to 32, 0 for no limit; a device that is not named keeps the runner's own setting.</summary>
    public IReadOnlyDictionary<string, int> GpuThreads { get; init; } = new Dictionary<string, int>();

    /// <summary>When a search for GPUs was last asked for; a new value starts one. Null: never.</summary>
    public DateTimeOffset? RescanAskedAt { get; init; }
}
