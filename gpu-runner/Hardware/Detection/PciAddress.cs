using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>PCI addresses: domain, bus, device in hexadecimal digits, and the function.</summary>
internal static partial class PciAddress
{
    /// <summary>Brings an address to the form of sysfs, <c>0000:0b:00.0</c>: nvidia-smi gives the domain eight digits, in upper case.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out string? address)
    {
        var match = Form().Match(text.Trim());
        address = match.Success ? $"{match.Groups[1].Value}:{match.Groups[2].Value}".ToLowerInvariant() : null;
        return match.Success;
    }

    [GeneratedRegex("^(?:0000)?([0-9a-f]{4,8}):([0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
