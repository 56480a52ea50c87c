using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Diagnosis;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Choice;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Decides whether pictures may be tried on a device, and lets the devices know what came of it.</summary>
internal sealed class Admission(TempSpace space, Devices devices, DeviceChoice choice)
{
    /// <summary>The request as a device gets it.</summary>
    public FrameRequest Equip(FrameRequest request, DecodeDevice device) =>
        request with { Device = device, Vulkan = devices.Vulkan?.WayFrom(device) ?? VulkanWay.None };

    /// <returns>Why it is not tried; null when it is.</returns>
    public WayOutcome? Refusal(FrameRequest request) =>
        (DolbyVision.WhyRefused(request) ?? space.WhyRefused(request)) is { } reason ? new WayOutcome.Hopeless(reason)
        : request.Device.IsHardware && choice.For(request.Device, request.Video, request.ExpectedFrames ?? 0).Reason is { } better
            ? new WayOutcome.NotEnough(better, FailureClass.NotChosen)
            : null;

    /// <param name="offered">The worker's device.</param>
    /// <param name="request">What was tried, on which device.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="took">How long it took.</param>
    public void Note(DecodeDevice offered, FrameRequest request, WayOutcome outcome, TimeSpan took)
    {
        if (outcome is WayOutcome.Done done)
        {
            choice.Worked(offered, request.Device, request.Video, done.Slots.Count, took);
        }
        else if (outcome is WayOutcome.NotEnough missed && request.Device.IsHardware)
        {
            choice.Failed(request.Device, missed.Reason);
        }
    }
}
