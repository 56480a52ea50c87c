namespace PreviewForge.GpuRunner.Intake;

/// <summary>What an answer needs of a message that is not understood otherwise.</summary>
internal sealed record WorkIds(Guid DispatchId, Guid JobId, IReadOnlyList<long> ItemIds, AnswerKind Kind);

/// <summary>Which result a message is answered by.</summary>
internal enum AnswerKind
{
    Probe,
    Extract,
    Sweep,
}
