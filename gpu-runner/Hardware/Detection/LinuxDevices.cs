namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>
/// Linux: NVIDIA cards as their driver lists them, everything else by its render node. What is there and can't be used is listed too,
/// with the reason.
/// </summary>
internal sealed class LinuxDevices(RenderNodes nodes, NvidiaCards nvidia, VaapiNode vaapi) : IDeviceSource
{
    private const string NvidiaVendor = "0x10de";

    public async Task<IReadOnlyList<FoundDevice>> FindAsync(CancellationToken cancellationToken)
    {
        var answer = await nvidia.AskAsync(cancellationToken);
        var found = answer.Cards.Select(card => NvidiaDevice.Of(card, answer.Said)).ToList();
        var taken = answer.Cards.Select(card => card.PciAddress).ToHashSet(StringComparer.Ordinal);
        foreach (var node in nodes.Read().Where(node => node.PciAddress is null || !taken.Contains(node.PciAddress)))
        {
            found.Add(await LookAtAsync(node, answer, cancellationToken));
        }

        var seen = found.Select(device => device.Id).Concat(taken.Select(address => $"pci-{address}")).ToHashSet(StringComparer.Ordinal);
        found.AddRange(nodes.DisplayControllers(NvidiaVendor)
            .Where(address => !seen.Contains($"pci-{address}"))
            .Select(address => NvidiaDevice.WithoutDriver($"pci-{address}", $"/sys/bus/pci/devices/{address} is a display controller of vendor {NvidiaVendor}", answer)));
        return found;
    }

    private async Task<FoundDevice> LookAtAsync(RenderNode node, NvidiaAnswer nvidiaAnswer, CancellationToken cancellationToken) => node.Driver switch
    {
        "i915" or "xe" => await vaapi.LookAtAsync(node, DeviceKind.Intel, cancellationToken),
        "amdgpu" or "radeon" => await vaapi.LookAtAsync(node, DeviceKind.Amd, cancellationToken),
        "" => await vaapi.LookAtAsync(node, null, cancellationToken),
        "nvidia" => NvidiaDevice.WithoutDriver(node.Id, Evidence(node), nvidiaAnswer),
        "nouveau" => Unsupported(
            node, "nvidia", "NVIDIA GPU", "The driver nouveau can't decode by CUDA.", "Install NVIDIA's own driver, and in a container its Container Toolkit."),
        "vc4" or "v3d" => Unsupported(
            node, "videocore", "VideoCore GPU", "VideoCore decodes by V4L2, which this runner doesn't use.", "Nothing: the CPU does the work."),
        "panfrost" or "panthor" or "lima" => Unsupported(
            node, "arm", "ARM Mali GPU", "Mali draws and doesn't decode; the chip's decoder is another device, which this runner doesn't use.", "Nothing: the CPU does the work."),
        _ => Unsupported(
            node, "unknown", $"GPU with driver {node.Driver}", $"This runner knows no way to decode by the driver {node.Driver}.", "Nothing: the CPU does the work."),
    };

    private static FoundDevice Unsupported(RenderNode node, string vendor, string name, string problem, string advice) =>
        new(node.Id, vendor, name, node.Driver, [Evidence(node)]) { Problem = problem, Advice = advice };

    internal static string Evidence(RenderNode node) => node.Driver is ""
        ? $"{node.Path} is there, and nothing about it in /sys/class/drm"
        : $"/sys/class/drm/{node.Name} is {node.PciAddress ?? "not on the PCI bus"}{(node.Ids is "" ? "" : $" ({node.Ids})")}, driver {node.Driver}";
}
