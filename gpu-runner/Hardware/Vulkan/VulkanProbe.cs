using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.GpuRunner.Hardware.Vulkan;

/// <summary>
/// Finds out which Vulkan device ffmpeg gets. In containers NVIDIA's is often there and not found, because a file that names its
/// library is missing or another driver comes first; then the ways around it are tried.
/// </summary>
internal sealed class VulkanProbe(IPrograms programs, VulkanFiles files, RunnerOptions options)
{
    private const string Selected = "selected:";
    private const string EglVariable = "__EGL_VENDOR_LIBRARY_FILENAMES";
    private const string DriverVariable = "VK_DRIVER_FILES";

    private static readonly Dictionary<string, string> NoVariables = [];

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<VulkanDevice> FindAsync(CancellationToken cancellationToken)
    {
        var filters = await programs.AskAsync(options.FfmpegPath, ["-hide_banner", "-filters"], cancellationToken);
        if (!filters.Output.Any(line => line.Contains(" libplacebo ", StringComparison.Ordinal)))
        {
            return VulkanDevice.None($"{options.FfmpegPath} was built without libplacebo.");
        }

        var plain = await AskAsync(NoVariables, cancellationToken);
        if (files.NvidiaDriver is not { } nvidia || plain.IsNvidia)
        {
            return plain;
        }

        foreach (var variables in WaysToNvidia(nvidia))
        {
            if (await AskAsync(variables, cancellationToken) is { IsHardware: true, IsNvidia: true } found)
            {
                return found;
            }
        }

        return plain;
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> WaysToNvidia(string driver)
    {
        var egl = files.EglVendor();
        if (egl is not null)
        {
            yield return new Dictionary<string, string> { [EglVariable] = egl };
        }

        yield return egl is null
            ? new Dictionary<string, string> { [DriverVariable] = driver }
            : new Dictionary<string, string> { [DriverVariable] = driver, [EglVariable] = egl };
    }

    /// <summary>ffmpeg says <c>Device 0 selected: NVIDIA GeForce RTX 3060 (discrete) (0x2504)</c>.</summary>
    private async Task<VulkanDevice> AskAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        string[] arguments =
            ["-nostdin", "-hide_banner", "-loglevel", "verbose", "-init_hw_device", "vulkan=vk", "-f", "lavfi", "-i", "nullsrc=s=16x16", "-frames:v", "1", "-f", "null", "-"];
        var answer = await programs.AskAsync(options.FfmpegPath, arguments, variables, cancellationToken);
        var line = answer.Errors.FirstOrDefault(line => line.Contains("Device", StringComparison.Ordinal) && line.Contains(Selected, StringComparison.Ordinal));
        return answer.Succeeded && line is not null
            ? new VulkanDevice(line[(line.IndexOf(Selected, StringComparison.Ordinal) + Selected.Length)..].Trim(), variables, null)
            : VulkanDevice.None($"ffmpeg finds no Vulkan device: {answer.Errors.FirstOrDefault(line => line.Contains("fail", StringComparison.OrdinalIgnoreCase)) ?? answer.LastWords}");
    }
}
