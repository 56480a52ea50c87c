using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>A device and what it can do.</summary>
/// <param name="Found">How it was found.</param>
/// <param name="Decodes">What it decoded when it was tried.</param>
internal sealed record KnownDevice(FoundDevice Found, DecodeResults Decodes)
{
    /// <summary>Why it takes no work for now, though it did before; null when it takes some.</summary>
    public string? Drained { get; init; }

    public string Id => Found.Id;

    /// <summary>What decodes; null when it is not to be used.</summary>
    public DecodeDevice? Usable => Found.IsUsable && Decodes.Works.Count > 0 && Drained is null ? Found.Device : null;

    /// <param name="workers">Workers that it has now.</param>
    /// <param name="measured">What came of measuring it against the CPU.</param>
    public DeviceState ToState(int workers, IReadOnlyList<string> measured) => new()
    {
        Id = Id,
        Kind = Found.Vendor,
        Name = Found.Name,
        Driver = Found.Driver,
        Status = Status,
        Problem = Drained ?? Found.Problem ?? (Decodes.Works.Count > 0 ? null : "It decoded none of the test pictures."),
        Advice = Found.Advice ?? Advice,
        Evidence = [.. Found.Evidence, .. Decodes.Refusals.OrderBy(refusal => $"{refusal.Key}").Select(refusal => $"{refusal.Key}: {refusal.Value}")],
        Codecs = [.. Decodes.Works.Select(format => $"{format}")],
        Workers = workers,
        Measured = measured,
    };

    private DeviceStatus Status =>
        Drained is not null ? DeviceStatus.Drained
        : Found.Device is null && Found.Vendor is not ("nvidia" or "intel" or "amd") ? DeviceStatus.Unsupported
        : Usable is null ? DeviceStatus.Failed
        : DeviceStatus.Ok;

    private string? Advice => Status switch
    {
        DeviceStatus.Drained => "It is tried again every minute. Look at the kernel's messages (dmesg) for a reset of the card.",
        DeviceStatus.Failed => "Look at ffmpeg's words for each format; a newer driver, or jellyfin-ffmpeg by FFMPEG_PATH, often helps.",
        _ => null,
    };
}
