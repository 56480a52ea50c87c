namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>A render node of Linux's Direct Rendering Manager.</summary>
/// <param name="Path">Such as <c>/dev/dri/renderD128</c>.</param>
/// <param name="PciAddress">Null for a device that is not on the PCI bus, or unknown.</param>
/// <param name="Ids">Vendor and device as <c>8086:4680</c>; empty when unknown.</param>
/// <param name="Driver">The kernel's driver, such as <c>i915</c>; empty when unknown.</param>
internal sealed record RenderNode(string Path, string? PciAddress, string Ids, string Driver)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The address survives a restart; the number of a node does not, so it names only what has nothing else.</summary>
    public string Id => PciAddress is null ? $"node-{Name}" : $"pci-{PciAddress}";
}

/// <summary>Reads the render nodes from <c>/sys/class/drm</c>, and those from <c>/dev/dri</c> that are not there.</summary>
internal sealed class RenderNodes(Machine machine)
{
    public IReadOnlyList<RenderNode> Read()
    {
        var drm = Path.Combine(machine.Sys, "class", "drm");
        var names = NamesIn(drm).Union(NamesIn(Path.Combine(machine.Dev, "dri")), StringComparer.Ordinal);
        return [.. names.Order(StringComparer.Ordinal).Select(name => ReadOne(drm, name))];
    }

    /// <summary>Addresses of the display controllers of a vendor, whether or not a driver took them.</summary>
    /// <param name="vendor">Its PCI number, such as <c>0x10de</c>.</param>
    public IReadOnlyList<string> DisplayControllers(string vendor)
    {
        var bus = Path.Combine(machine.Sys, "bus", "pci", "devices");
        return Directory.Exists(bus)
            ? [.. Directory.GetFileSystemEntries(bus).Where(IsDisplay).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)]
            : [];

        // Class 03 of the PCI code assignments: display controllers, of any kind.
        bool IsDisplay(string device) => Text(device, "vendor") == vendor && Text(device, "class").StartsWith("0x03", StringComparison.Ordinal);
    }

    private static IEnumerable<string> NamesIn(string folder) => Directory.Exists(folder)
        ? Directory.GetFileSystemEntries(folder, "renderD*").Select(Path.GetFileName).OfType<string>()
        : [];

    private RenderNode ReadOne(string drm, string name)
    {
        var device = Path.Combine(drm, name, "device");
        var (vendor, product) = (Text(device, "vendor"), Text(device, "device"));
        return new RenderNode(
            Path.Combine(machine.Dev, "dri", name),
            PciAddress.TryRead(LinkName(device), out var address) ? address : null,
            vendor is "" ? "" : $"{Hex(vendor)}:{Hex(product)}",
            LinkName(Path.Combine(device, "driver")));
    }

    // Only the link's own last part: to follow it by its text would go wrong, because its folder is a link too.
    private static string LinkName(string path)
    {
        try
        {
            return Path.GetFileName(new FileInfo(path).LinkTarget) ?? "";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Text(string folder, string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, name)).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string Hex(string number) => number.StartsWith("0x", StringComparison.Ordinal) ? number[2..] : number;
}
