using System.Runtime.InteropServices;

namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>macOS: VideoToolbox, which stands for whatever the machine has.</summary>
internal sealed class MacDevices(HardwareAccelerations accelerations, IPrograms programs) : IDeviceSource
{
    private const string Id = "videotoolbox";
    private const string NameLine = "Chipset Model:";

    public async Task<IReadOnlyList<FoundDevice>> FindAsync(CancellationToken cancellationToken)
    {
        var list = await accelerations.AskAsync(cancellationToken);
        var name = await NameAsync(cancellationToken);
        var found = new FoundDevice(Id, "apple", name, Id, [list.Said]) { Device = new DecodeDevice(Id, DeviceKind.Apple, name, "") };
        return list.Names.Contains(Id)
            ? [found]
            : [found with { Problem = "This ffmpeg was built without VideoToolbox.", Advice = "Install ffmpeg from Homebrew, or set FFMPEG_PATH." }];
    }

    private async Task<string> NameAsync(CancellationToken cancellationToken)
    {
        var answer = await programs.AskAsync("system_profiler", ["SPDisplaysDataType"], cancellationToken);
        var line = answer.Output.Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(NameLine, StringComparison.Ordinal));
        return line?[NameLine.Length..].Trim() is { Length: > 0 } name ? name
            : RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "Apple Silicon GPU"
            : "Apple GPU";
    }
}
