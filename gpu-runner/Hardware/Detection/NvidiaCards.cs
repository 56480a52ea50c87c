using System.Globalization;

namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>A card as the NVIDIA driver names it.</summary>
/// <param name="Index">Its place in the order of PCI addresses.</param>
/// <param name="Name">Such as <c>NVIDIA TITAN RTX</c>.</param>
/// <param name="Uuid">Burned into the card: <c>GPU-5e7d3e0e-…</c>.</param>
/// <param name="DriverVersion">Such as <c>535.183.01</c>.</param>
/// <param name="PciAddress">As sysfs writes it: <c>0000:0b:00.0</c>.</param>
internal sealed record NvidiaCard(int Index, string Name, string Uuid, string DriverVersion, string PciAddress);

/// <summary>What nvidia-smi answered.</summary>
/// <param name="Cards">Empty when there are none, or it doesn't work.</param>
/// <param name="Said">For a person: what was asked and what was answered.</param>
/// <param name="Works">False when it is missing or failed.</param>
internal sealed record NvidiaAnswer(IReadOnlyList<NvidiaCard> Cards, string Said, bool Works);

/// <summary>Asks nvidia-smi, which comes with the driver and stands for NVML.</summary>
internal sealed class NvidiaCards(IPrograms programs)
{
    private static readonly string[] Query = ["--query-gpu=index,name,uuid,driver_version,pci.bus_id", "--format=csv,noheader"];

    /// <summary>The second place is that of the Windows Subsystem for Linux, which is not always on PATH.</summary>
    private static readonly string[] Places = ["nvidia-smi", "/usr/lib/wsl/lib/nvidia-smi"];

    public async Task<NvidiaAnswer> AskAsync(CancellationToken cancellationToken)
    {
        foreach (var place in Places)
        {
            var answer = await programs.AskAsync(place, Query, cancellationToken);
            if (!answer.IsMissing)
            {
                return Read(answer);
            }
        }

        return new NvidiaAnswer([], "nvidia-smi is not there", Works: false);
    }

    private static NvidiaAnswer Read(ProgramAnswer answer)
    {
        var cards = answer.Succeeded ? answer.Output.Select(ReadCard).OfType<NvidiaCard>().ToList() : [];
        return cards is []
            ? new NvidiaAnswer([], $"nvidia-smi lists no card: {answer.LastWords}", Works: false)
            : new NvidiaAnswer(cards, $"nvidia-smi lists {string.Join("; ", answer.Output.Select(line => line.Trim()))}", Works: true);
    }

    /// <summary>Such as <c>0, NVIDIA TITAN RTX, GPU-5e7d3e0e-…, 535.183.01, 00000000:0B:00.0</c>.</summary>
    private static NvidiaCard? ReadCard(string line) =>
        line.Split(',', StringSplitOptions.TrimEntries) is [var index, .. var name, var uuid, var version, var bus]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && uuid.StartsWith("GPU-", StringComparison.Ordinal)
        && PciAddress.TryRead(bus, out var address)
            ? new NvidiaCard(number, string.Join(", ", name), uuid, version, address)
            : null;
}
