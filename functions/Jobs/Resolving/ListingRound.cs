using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>What is left to list after a step.</summary>
/// <param name="IsListed">True when every library is listed, or given up.</param>
/// <param name="NextIn">How long the next step would find nothing to do, because every library that is left waits for its next try; null when it need not wait.</param>
public sealed record ListingRound(bool IsListed, TimeSpan? NextIn)
{
    public static ListingRound Done { get; } = new(true, null);

    /// <summary>Of libraries that are not all at their end.</summary>
    internal static ListingRound Of(IEnumerable<JobSourceRow> sources, DateTimeOffset now)
    {
        DateTimeOffset?[] tries = [.. sources.Where(source => source.State == SourceState.Listing).Select(source => source.RetryAt)];
        return new ListingRound(false, tries.All(next => next > now) ? tries.Min() - now : null);
    }
}
