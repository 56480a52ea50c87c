using PreviewForge.Functions.Automation.Webhooks.Debounce;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>What one transaction kept.</summary>
/// <param name="Receipts">One for each entry, in their order; null for lines of history.</param>
/// <param name="Batches">Where the batches stand that something was added to, by key.</param>
/// <param name="Opened">Those of them that are new.</param>
public sealed record IntakeResult(IReadOnlyList<Receipt?> Receipts, IReadOnlyDictionary<string, BatchNews> Batches, IReadOnlyList<OpenedBatch> Opened);

/// <param name="JobId">Its job.</param>
/// <param name="Source">Who announced the first of it.</param>
/// <param name="Title">For people.</param>
/// <param name="Delay">How long nothing more must come.</param>
public sealed record OpenedBatch(Guid JobId, string Source, string Title, TimeSpan Delay);
