using System.Globalization;

namespace PreviewForge.Benchmarks.Extraction.Results;

/// <summary>Median and range of what several rounds gave.</summary>
internal sealed record Spread(double Median, double Least, double Most, int Count)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return new Spread(int.IsOddInteger(sorted.Count) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1], sorted.Count);
    }

    /// <summary>Such as <c>1.20 [1.15–1.31]</c>.</summary>
    public override string ToString() => Count is 1
        ? string.Create(CultureInfo.InvariantCulture, $"{Median:0.00}")
        : string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} [{Least:0.00}–{Most:0.00}]");
}
