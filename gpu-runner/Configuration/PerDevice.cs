using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PreviewForge.GpuRunner.Configuration;

/// <summary>
/// A number for each device: <c>2</c> for all, or <c>nvidia-GPU-5e7d…=2,pci-0000:00:02.0=0</c> for some, of which one may be a bare
/// number for all others.
/// </summary>
/// <param name="Others">For devices that are not named.</param>
/// <param name="Named">By the device's id.</param>
internal sealed record PerDevice(int Others, IReadOnlyDictionary<string, int> Named)
{
    /// <summary>The largest number that makes sense, of workers as of threads.</summary>
    public const int Most = 32;

    public static PerDevice All(int number) => new(number, new Dictionary<string, int>());

    public int For(string device) => Named.GetValueOrDefault(device, Others);

    /// <param name="text">As in the summary; <c>auto</c> and nothing stand for the default.</param>
    /// <param name="others">The default for devices that are not named.</param>
    /// <param name="numbers">What it says.</param>
    public static bool TryParse(string text, int others, [NotNullWhen(true)] out PerDevice? numbers)
    {
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        numbers = null;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => part is not "auto"))
        {
            var split = part.LastIndexOf('=');
            if (!int.TryParse(part.AsSpan(split + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Most)
            {
                return false;
            }

            if (split > 0)
            {
                named[part[..split].TrimEnd()] = number;
            }
            else
            {
                others = number;
            }
        }

        numbers = new PerDevice(others, named);
        return true;
    }
}
