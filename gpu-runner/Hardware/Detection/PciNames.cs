namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Names of PCI devices, by lspci where it is installed.</summary>
internal sealed class PciNames(IPrograms programs)
{
    /// <returns>Such as <c>Intel UHD Graphics 770</c>; null when lspci is missing or doesn't know the address.</returns>
    public async Task<string?> FindAsync(string address, CancellationToken cancellationToken)
    {
        var answer = await programs.AskAsync("lspci", ["-vmm", "-D", "-s", address], cancellationToken);
        var (vendor, device) = (Field(answer, "Vendor:"), Field(answer, "Device:"));
        return answer.Succeeded && device is not "" ? Compact(vendor, device) : null;
    }

    /// <summary>Of <c>AlderLake-S GT1 [UHD Graphics 770]</c> the part in brackets is what the box says.</summary>
    private static string Compact(string vendor, string device)
    {
        var (open, close) = (device.LastIndexOf('[') + 1, device.LastIndexOf(']'));
        var model = open > 0 && close > open ? device[open..close] : device;
        var maker = ShortName(vendor);
        return maker is "" || model.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? model : $"{maker} {model}";
    }

    private static string ShortName(string vendor) => vendor switch
    {
        _ when vendor.Contains("AMD", StringComparison.Ordinal) => "AMD",
        _ when vendor.Contains("Intel", StringComparison.OrdinalIgnoreCase) => "Intel",
        _ when vendor.Contains("NVIDIA", StringComparison.OrdinalIgnoreCase) => "NVIDIA",
        _ => vendor,
    };

    private static string Field(ProgramAnswer answer, string name) =>
        answer.Output.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim() ?? "";
}
