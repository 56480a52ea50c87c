namespace PreviewForge.GpuRunner.Hardware;

/// <summary>What decodes a video.</summary>
/// <param name="Id">
/// Names the device on this machine, the same after a restart and after cards were moved: <c>cpu</c>, <c>nvidia-{uuid}</c>,
/// <c>pci-0000:03:00.0</c>, <c>videotoolbox</c>, <c>d3d11va</c>.
/// </param>
/// <param name="Kind">Decides ffmpeg's options.</param>
/// <param name="Name">For a person, such as <c>Intel UHD Graphics 770</c>.</param>
/// <param name="Address">What ffmpeg's <c>-hwaccel_device</c> takes today: a render node, or the number of a card; empty for none.</param>
internal sealed record DecodeDevice(string Id, DeviceKind Kind, string Name, string Address)
{
    public static DecodeDevice Cpu { get; } = new("cpu", DeviceKind.Cpu, "CPU", "");

    public bool IsHardware => Kind is not DeviceKind.Cpu;
}

/// <summary>The ways of decoding that ffmpeg is told apart.</summary>
internal enum DeviceKind
{
    Cpu,

    /// <summary>CUDA and NVDEC.</summary>
    Nvidia,

    /// <summary>VA-API on an Intel render node.</summary>
    Intel,

    /// <summary>VA-API on an AMD render node.</summary>
    Amd,

    /// <summary>VideoToolbox.</summary>
    Apple,

    /// <summary>Direct3D 11.</summary>
    Windows,
}
