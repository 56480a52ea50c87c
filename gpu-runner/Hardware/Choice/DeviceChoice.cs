using System.Globalization;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Hardware.Choice;

/// <summary>What decodes a video.</summary>
/// <param name="Device">The worker's own, or the CPU in its place.</param>
/// <param name="Reason">Why it is the CPU in place of the worker's GPU, as a sentence for a person; null when it isn't.</param>
internal sealed record DecodeChoice(DecodeDevice Device, string? Reason);

/// <summary>
/// Decides whether a worker's GPU decodes a video. It must be able to, and it must be worth it: to set up a device takes longer than to
/// decode a few pictures on the CPU, so both are measured on this machine, and the faster one is taken.
/// </summary>
internal sealed class DeviceChoice(Devices devices, DecodeTimings timings)
{
    /// <summary>Measurements of each side before they are compared.</summary>
    public const int Trials = 3;

    private const string Cpu = "cpu";

    /// <param name="offered">The worker's device.</param>
    /// <param name="video">What is to be decoded.</param>
    /// <param name="pictures">How many of its pictures.</param>
    public DecodeChoice For(DecodeDevice offered, VideoFacts video, int pictures)
    {
        if (!offered.IsHardware)
        {
            return new DecodeChoice(offered, null);
        }

        if (devices.FindUsable(offered.Id) is not { Usable: { } usable } device)
        {
            return new DecodeChoice(DecodeDevice.Cpu, $"{offered.Name} can't be used at the moment.");
        }

        if (WorkKind.Of(video, pictures) is not { } kind || !device.Decodes.Works.Contains(kind.Format))
        {
            return new DecodeChoice(DecodeDevice.Cpu, $"{offered.Name} doesn't decode {Describe(video)}.");
        }

        return WhySlower(device, kind) is { } reason ? new DecodeChoice(DecodeDevice.Cpu, reason) : new DecodeChoice(usable, null);
    }

    /// <summary>A device, or the CPU in its place, gave the pictures.</summary>
    /// <param name="offered">The worker's device, with which the CPU is compared.</param>
    /// <param name="used">What decoded.</param>
    /// <param name="video">What was decoded.</param>
    /// <param name="pictures">How many pictures; at least 1.</param>
    /// <param name="took">With all that it needed.</param>
    public void Worked(DecodeDevice offered, DecodeDevice used, VideoFacts video, int pictures, TimeSpan took)
    {
        if (used.IsHardware)
        {
            devices.Worked(used);
        }

        if (pictures > 0 && offered.IsHardware && WorkKind.Of(video, pictures) is { } kind)
        {
            timings.Add(kind, used.IsHardware ? KeyOf(used.Id) : Cpu, took.TotalSeconds / pictures);
        }
    }

    /// <summary>A device did not give the pictures.</summary>
    public void Failed(DecodeDevice device, string reason)
    {
        if (device.IsHardware)
        {
            devices.Failed(device, reason);
        }
    }

    /// <summary>What came of the comparisons that are complete, a sentence each.</summary>
    public IReadOnlyList<string> Measured(KnownDevice device) =>
    [
        .. from format in device.Decodes.Works
           from size in Enum.GetValues<SizeClass>()
           from amount in Enum.GetValues<AmountClass>()
           let kind = new WorkKind(format, size, amount)
           let sentence = Compare(device, kind)
           where sentence is not null
           select sentence,
    ];

    /// <returns>Null when the GPU is to be taken.</returns>
    private string? WhySlower(KnownDevice device, WorkKind kind)
    {
        var (gpu, cpu) = Timings(device, kind);
        return gpu.Count < Trials ? null
            : cpu.Count < Trials ? $"The CPU is measured against {device.Found.Name} for {kind}."
            : cpu.SecondsPerPicture < gpu.SecondsPerPicture ? Compare(device, kind)
            : null;
    }

    private string? Compare(KnownDevice device, WorkKind kind)
    {
        var (gpu, cpu) = Timings(device, kind);
        return gpu.Count < Trials || cpu.Count < Trials ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}: {1000 * gpu.SecondsPerPicture:0} ms a picture with {device.Found.Name}, {1000 * cpu.SecondsPerPicture:0} ms on the CPU, which is "
            + $"{(cpu.SecondsPerPicture < gpu.SecondsPerPicture ? "taken" : "left free")}.");
    }

    private (Timing Gpu, Timing Cpu) Timings(KnownDevice device, WorkKind kind) => (timings.Find(kind, KeyOf(device.Id)), timings.Find(kind, Cpu));

    private string KeyOf(string id) => $"{id} {devices.Known.FirstOrDefault(known => known.Id == id)?.Found.Driver}";

    private static string Describe(VideoFacts video) => $"{(video.Codec is "" ? "this codec" : video.Codec)} with pixels {(video.PixelFormat is "" ? "of an unknown kind" : video.PixelFormat)}";
}
