namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Whether work is held, and why.</summary>
public sealed class ProcessingPause(IEnumerable<IPauseSource> sources)
{
    /// <summary>The reasons that hold now; empty when work goes on.</summary>
    public IReadOnlyList<PauseReason> Reasons => [.. sources.Where(source => source.IsActive()).Select(source => source.Reason).Order()];

    public bool IsActive => sources.Any(source => source.IsActive());
}
