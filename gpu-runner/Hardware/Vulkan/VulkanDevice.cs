using PreviewForge.Contracts.Runners;

namespace PreviewForge.GpuRunner.Hardware.Vulkan;

/// <summary>The Vulkan device that ffmpeg gets.</summary>
/// <param name="Name">As the driver names it; null when there is none.</param>
/// <param name="Environment">Variables with which ffmpeg finds it; empty when it does by itself.</param>
/// <param name="Problem">Why there is none, as a sentence for a person; null when there is one.</param>
internal sealed record VulkanDevice(string? Name, IReadOnlyDictionary<string, string> Environment, string? Problem)
{
    private static readonly string[] SoftwareNames = ["llvmpipe", "lavapipe", "swiftshader", "software"];
    private static readonly string[] NvidiaNames = ["nvidia", "geforce", "quadro", "tesla", "titan", "rtx", "gtx"];
    private static readonly string[] OtherMakers = ["intel", "amd ", "amd radeon", "radeon", "llvmpipe", "lavapipe", "apple", "swiftshader"];

    private static readonly Dictionary<string, string> NoVariables = [];

    public static VulkanDevice None(string problem) => new(null, NoVariables, problem);

    /// <summary>True when the processor plays the device: too slow, and its colours of Dolby Vision are wrong.</summary>
    public bool IsSoftware => Name is not null && SoftwareNames.Any(name => Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    public bool IsHardware => Name is not null && !IsSoftware;

    public bool IsNvidia => Name is not null
        && !OtherMakers.Any(maker => Name.StartsWith(maker, StringComparison.OrdinalIgnoreCase))
        && NvidiaNames.Any(name => Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// How pictures that <paramref name="decoder"/> decoded get there. Only AMD's driver takes them over from VA-API: Intel's answers
    /// that it is out of device memory.
    /// </summary>
    public VulkanWay WayFrom(DecodeDevice decoder) =>
        !IsHardware ? VulkanWay.None
        : decoder.Kind is DeviceKind.Amd && !IsNvidia ? VulkanWay.MapFromVaapi
        : VulkanWay.Upload;

    public VulkanState ToState() => new(
        Name,
        IsSoftware,
        Problem ?? (IsSoftware ? $"{Name} calculates with the processor; Dolby Vision without a base layer needs a graphics card." : null));
}
