namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Windows: NVIDIA cards by CUDA where ffmpeg has it, and Direct3D 11 for whatever else draws the screen.</summary>
internal sealed class WindowsDevices(HardwareAccelerations accelerations, NvidiaCards nvidia) : IDeviceSource
{
    private const string Direct3D = "d3d11va";

    public async Task<IReadOnlyList<FoundDevice>> FindAsync(CancellationToken cancellationToken)
    {
        var list = await accelerations.AskAsync(cancellationToken);
        if (list.Names.Contains("cuda") && await nvidia.AskAsync(cancellationToken) is { Works: true } cards)
        {
            return [.. cards.Cards.Select(card => NvidiaDevice.Of(card, cards.Said).Seen(list.Said))];
        }

        var found = new FoundDevice(Direct3D, "windows", "Windows GPU", Direct3D, [list.Said])
        {
            Device = new DecodeDevice(Direct3D, DeviceKind.Windows, "Windows GPU", ""),
        };
        return list.Names.Contains(Direct3D)
            ? [found]
            : [found with { Problem = "This ffmpeg was built without Direct3D 11.", Advice = "Install a full build of ffmpeg, or set FFMPEG_PATH." }];
    }
}
