namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>What became of an <see cref="Arrival"/>. When the caller has it, it is on disk.</summary>
/// <param name="Key">Key of the batch that it belongs to.</param>
/// <param name="JobId">The batch's job; null when everything was a duplicate.</param>
/// <param name="Queued">Files and items that are new to the batch, deleted ones included.</param>
/// <param name="Duplicates">Those that the same source announced within the last ten minutes.</param>
public sealed record Receipt(string Key, Guid? JobId, int Queued, int Duplicates)
{
    /// <summary>True when nothing of it was new.</summary>
    public bool IsDuplicate => Queued == 0;
}
