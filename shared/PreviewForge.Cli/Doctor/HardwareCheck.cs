using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;

namespace PreviewForge.Cli.Doctor;

/// <summary>What the runner itself finds of GPUs. Everything works without one, only slower, so nothing here is bad.</summary>
internal static class HardwareCheck
{
    /// <summary>Each device decodes several pictures, and a driver may have to be loaded first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="runner">The runner's program; without it there are no findings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(string runner, CancellationToken cancellationToken) => File.Exists(runner)
        ? Read(await ProgramOutput.ReadAsync("dotnet", [runner, "--devices"], Patience, cancellationToken))
        : [];

    /// <param name="output">What the runner printed; null when it failed.</param>
    internal static IReadOnlyList<Finding> Read(string? output)
    {
        var line = output?.Split('\n').FirstOrDefault(line => line.StartsWith('{')) ?? "{";
        try
        {
            return JsonSerializer.Deserialize(line, Wire.Default.HardwareState) is { } found ? Findings(found) : [NoAnswer];
        }
        catch (JsonException)
        {
            return [NoAnswer];
        }
    }

    private static Finding NoAnswer => new("GPUs", Verdict.Limited, "the runner gave no answer", "start it with --devices and read what it says");

    private static IReadOnlyList<Finding> Findings(HardwareState hardware) =>
    [
        .. hardware.Devices is { Count: > 0 } devices ? devices.Select(Of) : [new Finding("GPUs", Verdict.Good, "none found; the CPU decodes")],
        .. hardware.Vulkan is { } vulkan ? [Of(vulkan)] : Array.Empty<Finding>(),
    ];

    private static Finding Of(DeviceState device) => new(
        $"GPU {device.Name}",
        device.Status is DeviceStatus.Ok ? Verdict.Good : Verdict.Limited,
        string.Join("; ", [device.Problem ?? $"decodes {string.Join(", ", device.Codecs)}", $"id {device.Id}", .. device.Evidence]),
        device.Advice);

    private static Finding Of(VulkanState vulkan) => vulkan.Problem is { } problem
        ? new Finding("Vulkan", Verdict.Limited, problem, "only Dolby Vision without a base layer (profile 5) needs it: a GPU with a Vulkan driver, and ffmpeg with libplacebo")
        : new Finding("Vulkan", Verdict.Good, vulkan.Device ?? "");
}
