using System.Globalization;

namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>What is said of NVIDIA cards.</summary>
internal static class NvidiaDevice
{
    private const string InContainers =
        "Install NVIDIA's driver on the host; in a container also the NVIDIA Container Toolkit, and pass the card on (deploy.resources, or --gpus all) "
        + "with NVIDIA_DRIVER_CAPABILITIES=compute,video,utility.";

    public static FoundDevice Of(NvidiaCard card, string evidence)
    {
        var id = $"nvidia-{card.Uuid}";
        return new FoundDevice(id, "nvidia", card.Name, $"nvidia {card.DriverVersion}", [evidence])
        {
            Device = new DecodeDevice(id, DeviceKind.Nvidia, card.Name, card.Index.ToString(CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>A card that the machine has and its driver doesn't list.</summary>
    public static FoundDevice WithoutDriver(string id, string evidence, NvidiaAnswer answer) =>
        new(id, "nvidia", "NVIDIA GPU", "nvidia", [evidence, answer.Said])
        {
            Problem = answer.Works ? "nvidia-smi lists other cards, not this one." : $"The card is there, but {answer.Said}.",
            Advice = InContainers,
        };
}
