namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Looks at a render node that is to decode by VA-API: can it be opened, and does a driver answer?</summary>
internal sealed class VaapiNode(NodeAccess access, VaapiDriver driver, PciNames names)
{
    /// <param name="node">The node.</param>
    /// <param name="kind">By its kernel driver; null when that is unknown, then VA-API's driver tells.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<FoundDevice> LookAtAsync(RenderNode node, DeviceKind? kind, CancellationToken cancellationToken)
    {
        var found = new FoundDevice(node.Id, VendorOf(kind), FallbackName(kind, node), node.Driver, [LinuxDevices.Evidence(node)]);
        if (node.PciAddress is { } address && await names.FindAsync(address, cancellationToken) is { } name)
        {
            found = found with { Name = name };
        }

        if (await access.TryAsync(node, cancellationToken) is { } denied)
        {
            return found with { Problem = denied.Problem, Advice = denied.Advice };
        }

        var answer = await driver.AskAsync(node.Path, cancellationToken);
        return Judge(found.Seen($"{node.Path} can be read and written"), node, kind ?? KindBy(answer.Name), answer);
    }

    private static FoundDevice Judge(FoundDevice found, RenderNode node, DeviceKind? kind, VaapiAnswer answer)
    {
        if (answer.Failure is { } failure)
        {
            return found.Seen($"ffmpeg can't open VA-API on it: {failure}") with
            {
                Problem = $"VA-API doesn't work on {node.Path}: {failure}",
                Advice = "Install the VA-API driver of the GPU (intel-media-va-driver, or mesa-va-drivers), or set FFMPEG_PATH to jellyfin-ffmpeg, which brings it.",
            };
        }

        var seen = found.Seen($"ffmpeg opens VA-API on it: {answer.Name ?? "unnamed driver"}") with
        {
            Vendor = VendorOf(kind),
            Driver = string.Join(", ", new[] { node.Driver, answer.Name }.Where(part => !string.IsNullOrEmpty(part))),
        };
        return kind is { } known
            ? seen with { Device = new DecodeDevice(found.Id, known, found.Name, node.Path) }
            : seen with { Problem = "VA-API answers, but neither the kernel nor the driver says whose GPU it is.", Advice = "Make /sys readable for the runner." };
    }

    /// <summary>Drivers name themselves: <c>Intel iHD driver …</c>, <c>Mesa Gallium driver 23.1.9 for AMD Radeon RX 6600 (navi23, …)</c>.</summary>
    private static DeviceKind? KindBy(string? driver) => driver switch
    {
        null => null,
        _ when driver.Contains("Intel", StringComparison.Ordinal) => DeviceKind.Intel,
        _ when driver.Contains("AMD", StringComparison.Ordinal) || driver.Contains("radeonsi", StringComparison.Ordinal) => DeviceKind.Amd,
        _ => null,
    };

    private static string VendorOf(DeviceKind? kind) => kind?.ToString().ToLowerInvariant() ?? "unknown";

    private static string FallbackName(DeviceKind? kind, RenderNode node) => kind switch
    {
        DeviceKind.Intel => $"Intel GPU {node.Ids}".Trim(),
        DeviceKind.Amd => $"AMD GPU {node.Ids}".Trim(),
        _ => $"GPU at {node.Name}",
    };
}
