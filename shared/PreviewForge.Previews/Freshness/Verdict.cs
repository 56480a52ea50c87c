using PreviewForge.Previews.Outputs;

namespace PreviewForge.Previews.Freshness;

/// <summary>Whether an output need not be made again.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The output is complete and made from this very file with these options, as far as can be told.</summary>
    public sealed record Fresh(PreviewFacts Facts) : Verdict;

    /// <summary>The output must be made.</summary>
    /// <param name="Reason">Why, as a sentence for a person.</param>
    public sealed record Stale(string Reason) : Verdict;
}
