using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Contracts.Results;

namespace PreviewForge.Benchmarks.Extraction.Results;

/// <summary>What was measured on one file.</summary>
internal sealed class ClipResult(Clip clip)
{
    private readonly Dictionary<string, List<Measurement>> _runs = [];
    private readonly List<string> _names = [];

    public Clip Clip => clip;

    /// <summary>The runner's own account of its last run.</summary>
    public ExtractionReport? Report { get; set; }

    public PictureAgreement? Agreement { get; set; }

    /// <summary>Candidates in the order of their first run.</summary>
    public IReadOnlyList<string> Candidates => _names;

    public void Add(string candidate, Measurement run)
    {
        if (!_runs.TryGetValue(candidate, out var runs))
        {
            _names.Add(candidate);
            _runs.Add(candidate, runs = []);
        }

        runs.Add(run);
    }

    public bool Has(string candidate) => _runs.ContainsKey(candidate);

    public Spread Of(string candidate, Func<Measurement, double> value) => Spread.Of(_runs[candidate].Select(value));

    /// <summary>How many times as much this candidate needs as the other, by their medians; null when one of them did not run.</summary>
    public double? Ratio(string candidate, string other, Func<Measurement, double> value) =>
        Has(candidate) && Has(other) && Of(other, value).Median is > 0 and var divisor ? Of(candidate, value).Median / divisor : null;
}
