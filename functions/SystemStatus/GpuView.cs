using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>A GPU as the REST API shows it.</summary>
public sealed record GpuView
{
    /// <summary>The vendor: <c>NVIDIA</c>, <c>INTEL</c>, <c>AMD</c>, <c>APPLE</c>, <c>WINDOWS_GPU</c>, <c>ARM</c>, <c>VIDEOCORE</c>, <c>UNKNOWN</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its id, the same after a restart; <c>gpu_config</c> refers to it.</summary>
    public required string Device { get; init; }

    public required string Name { get; init; }

    public required string RunnerId { get; init; }

    /// <summary>Name and version; empty when nobody knows.</summary>
    public required string Driver { get; init; }

    /// <summary><c>ok</c>, <c>failed</c>, <c>unsupported</c> or <c>drained</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it isn't used; null when it is.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about it.</summary>
    public string? ErrorDetail { get; init; }

    /// <summary>What was looked at and what was answered.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>What it decodes, such as <c>hevc 10-bit</c>.</summary>
    public required IReadOnlyList<string> Codecs { get; init; }

    /// <summary>Workers that decode with it now.</summary>
    public required int Workers { get; init; }

    /// <summary>What came of measuring it against the CPU.</summary>
    public required IReadOnlyList<string> Measured { get; init; }

    /// <summary>All GPUs of the runners.</summary>
    public static IReadOnlyList<GpuView> Of(IEnumerable<Heartbeat> runners)
        => [.. runners.SelectMany(runner => (runner.Hardware?.Devices ?? []).Select(device => Of(runner.RunnerId, device)))];

    private static GpuView Of(string runnerId, DeviceState device) => new()
    {
        Type = device.Kind is "windows" ? "WINDOWS_GPU" : device.Kind.ToUpperInvariant(),
        Device = device.Id,
        Name = device.Name,
        RunnerId = runnerId,
        Driver = device.Driver,
        Status = Snake<DeviceStatus>.Text(device.Status),
        Error = device.Problem,
        ErrorDetail = device.Advice,
        Evidence = device.Evidence,
        Codecs = device.Codecs,
        Workers = device.Workers,
        Measured = device.Measured,
    };
}
