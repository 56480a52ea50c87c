using System.Globalization;
using PreviewForge.Cli.Rest;

namespace PreviewForge.Cli.Preview;

/// <summary>What the pictures cost, as a person reads it.</summary>
internal static class ExtractionCost
{
    /// <summary>Headings of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Way", "Read", "Time", "Within"];

    /// <summary>The costs of a video; empty texts when it cost nothing.</summary>
    public static IReadOnlyList<string> Cells(ExtractionRow? cost) => cost is null ? ["", "", "", ""] :
    [
        PreviewText.Harmless(cost.Way.Replace('_', ' ') + (cost.Device == "cpu" ? "" : $" ({cost.Device})")),
        PreviewText.Bytes(cost.BytesRead) + Share(cost.BytesRead, cost.SourceBytes),
        PreviewText.Seconds(cost.Seconds),
        cost.AlignmentSeconds is { } bound ? PreviewText.Seconds(bound) : "",
    ];

    /// <summary>All videos together in one line; null when none cost anything.</summary>
    public static string? Total(IReadOnlyList<ExtractionRow> costs)
    {
        if (costs.Count == 0)
        {
            return null;
        }

        var read = costs.Sum(cost => cost.BytesRead);
        var all = costs.Sum(cost => cost.SourceBytes);
        var worst = costs.Max(cost => cost.AlignmentSeconds);
        var off = worst is { } seconds && costs.All(cost => cost.AlignmentSeconds is not null) ? $"; no picture is more than {PreviewText.Seconds(seconds)} off" : "";
        return $"{PreviewText.Bytes(read)} of {PreviewText.Bytes(all)}{Share(read, all)} read, {costs.Sum(cost => (long)cost.FramesDecoded)} pictures decoded, "
            + $"{PreviewText.Seconds(costs.Sum(cost => cost.Seconds))} of work{off}.";
    }

    private static string Share(long part, long whole) =>
        whole > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * part / whole:0.##}%)") : "";
}
