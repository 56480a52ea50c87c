namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>What came of one look.</summary>
/// <param name="Started">Jobs that were let in for the first time.</param>
/// <param name="Returned">Jobs that ran before, had given their slot back, and have one again.</param>
/// <param name="State">What the gate looks like after it.</param>
public sealed record GateLook(IReadOnlyList<Guid> Started, IReadOnlyList<Guid> Returned, GateState State)
{
    /// <summary>All that were let in now.</summary>
    public IReadOnlyList<Guid> LetIn => [.. Started, .. Returned];
}
