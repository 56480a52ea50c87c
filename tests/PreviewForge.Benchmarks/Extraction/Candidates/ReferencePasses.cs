using System.Globalization;
using System.Security.Cryptography;
using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>
/// All that the reference does with a file, but for MediaInfo: lists the packets; decodes keyframes only when they lie close enough, else
/// everything; and decodes everything when too many neighbours among the pictures are equal.
/// </summary>
internal sealed class ReferencePasses(MeasuredCommand command) : ICandidate
{
    private const double Tolerance = 0.06;
    private const double LongestGap = ICandidate.Interval / (1 - Tolerance);

    public string Name => "reference";

    public async Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken)
    {
        var used = await command.RunAsync(ReferenceCommand.Packets(clip), cancellationToken);
        var isKeyframesOnly = Gap(File.ReadLines(command.OutputFile)) is { } gap && gap <= LongestGap;
        used += await command.RunAsync(ReferenceCommand.Pictures(clip, folder, isKeyframesOnly), cancellationToken);
        if (isKeyframesOnly && RepeatsItself(folder))
        {
            Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            used += await command.RunAsync(ReferenceCommand.Pictures(clip, folder, isKeyframesOnly: false), cancellationToken);
        }

        return used;
    }

    /// <summary>The longest time between two keyframes; null when there are fewer than two.</summary>
    /// <param name="packets">Lines such as <c>1.042000,K_</c>.</param>
    private static double? Gap(IEnumerable<string> packets)
    {
        var times = packets.Select(line => line.Split(','))
            .Where(fields => fields.Length > 1 && fields[^1].Contains('K', StringComparison.Ordinal))
            .Select(fields => double.TryParse(fields[0], CultureInfo.InvariantCulture, out var time) ? time : (double?)null)
            .OfType<double>()
            .ToList();
        return times.Count > 1 ? times.Zip(times.Skip(1), (one, next) => next - one).Max() : null;
    }

    private static bool RepeatsItself(string folder)
    {
        var hashes = Directory.EnumerateFiles(folder, "img-*.jpg").Order(StringComparer.Ordinal)
            .Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))).ToList();
        return hashes.Count > 1 && hashes.Zip(hashes.Skip(1)).Count(pair => pair.First == pair.Second) > Tolerance * hashes.Count;
    }
}
