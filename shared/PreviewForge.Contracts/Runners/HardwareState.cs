namespace PreviewForge.Contracts.Runners;

/// <summary>What a runner found of hardware that decodes, whether it can be used or not.</summary>
public sealed record HardwareState
{
    /// <summary>False while the first search is under way.</summary>
    public bool IsSearched { get; init; }

    public IReadOnlyList<DeviceState> Devices { get; init; } = [];

    /// <summary>The Vulkan device for Dolby Vision without a base layer; null while nobody has looked.</summary>
    public VulkanState? Vulkan { get; init; }
}

/// <summary>One device.</summary>
public sealed record DeviceState
{
    /// <summary>The same after a restart: <c>nvidia-{uuid}</c>, <c>pci-0000:03:00.0</c>, <c>videotoolbox</c>, <c>d3d11va</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>nvidia</c>, <c>intel</c>, <c>amd</c>, <c>apple</c>, <c>windows</c>, <c>arm</c>, <c>videocore</c> or <c>unknown</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>For a person, such as <c>Intel UHD Graphics 770</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name and version of what drives it; empty when nobody knows.</summary>
    public string Driver { get; init; } = "";

    public required DeviceStatus Status { get; init; }

    /// <summary>Why it isn't used; null when it is.</summary>
    public string? Problem { get; init; }

    /// <summary>What a person can do about it.</summary>
    public string? Advice { get; init; }

    /// <summary>What was looked at and what was answered, in order.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What it decoded when it was tried, such as <c>hevc 10-bit</c>.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>Workers that decode with it now.</summary>
    public int Workers { get; init; }

    /// <summary>Where it was measured against the CPU: what came of it, a sentence for each kind of video.</summary>
    public IReadOnlyList<string> Measured { get; init; } = [];
}

/// <summary>Whether a device is used.</summary>
public enum DeviceStatus
{
    Ok,

    /// <summary>It should work and doesn't; something can be done.</summary>
    Failed,

    /// <summary>This program knows no way to decode with it.</summary>
    Unsupported,

    /// <summary>It worked and then failed or went away: its workers take nothing until it works again.</summary>
    Drained,
}

/// <param name="Device">Name of the device; null when there is none.</param>
/// <param name="IsSoftware">True when the CPU plays the device.</param>
/// <param name="Problem">Why Dolby Vision without a base layer can't be shown in its own colours; null when it can.</param>
public sealed record VulkanState(string? Device, bool IsSoftware, string? Problem);
