namespace PreviewForge.Contracts.Runners;

/// <summary>
/// What a runner says of itself, in its blob; written about once a second while something changes and at least every ten
/// seconds otherwise, so a heartbeat older than <see cref="StaleAfter"/> means that the runner is gone.
/// </summary>
public sealed record Heartbeat
{
    /// <summary>Age at which a heartbeat proves nothing any more.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(30);

    public int SchemaVersion { get; init; } = Work.WorkMessage.CurrentSchema;

    public required string RunnerId { get; init; }

    /// <summary>Version of the runner program.</summary>
    public required string Version { get; init; }

    public required string Host { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>False when the runner is about to end and gives work back.</summary>
    public bool Accepting { get; init; } = true;

    /// <summary>Dispatches that this runner holds; the app doesn't send these again.</summary>
    public IReadOnlyList<Guid> Holding { get; init; } = [];

    public IReadOnlyList<WorkerState> Workers { get; init; } = [];

    /// <summary>First line of <c>ffmpeg -version</c>, or what is wrong with ffmpeg.</summary>
    public string Ffmpeg { get; init; } = "";

    public HardwareState Hardware { get; init; } = new();
}

/// <summary>One worker of a runner. Times and shares are of the item that it works on.</summary>
public sealed record WorkerState
{
    /// <summary>1-based number within the runner; stable while the worker lives.</summary>
    public required int Id { get; init; }

    public required WorkerKind Kind { get; init; }

    /// <summary>Id of the device that it decodes with: <c>cpu</c>, or a <see cref="DeviceState.Id"/>.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Display name, such as <c>CPU Worker 1</c> or <c>GPU Worker 1 (NVIDIA TITAN RTX)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The work in hand; null when the worker is idle.</summary>
    public CurrentWork? Current { get; init; }

    /// <summary>Why its last item was done in software, on the CPU; null when it was not. Stays until the next item is begun.</summary>
    public string? FallbackReason { get; init; }

    /// <summary>Items that it did in software since it came, though it has a GPU.</summary>
    public int Fallbacks { get; init; }
}

/// <summary>Hardware of a worker.</summary>
public enum WorkerKind
{
    Cpu,
    Gpu,
}

/// <param name="JobId">The job.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Path">The video.</param>
/// <param name="Phase">What the worker does now, for a person.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Speed">Seconds of video per second; 0 when unknown.</param>
/// <param name="RemainingSeconds">Estimate; null when unknown.</param>
/// <param name="FallbackReason">Why this item is done in software; null when it is not a fallback.</param>
/// <param name="FrameBlob">Name of the blob with the last picture, a JPEG of at most 64 KiB; null while there is none.</param>
public sealed record CurrentWork(
    Guid JobId, long ItemId, string Path, string Phase, double Percent, double Speed, double? RemainingSeconds, string? FallbackReason = null,
    string? FrameBlob = null);
