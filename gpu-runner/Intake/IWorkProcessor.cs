using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>Does the work of a message. Doing it twice ends in the same files.</summary>
internal interface IWorkProcessor
{
    /// <exception cref="OperationCanceledException">No longer wanted; nothing is left half done.</exception>
    Task<RunnerResult> ProcessAsync(WorkMessage work, Seat seat, CancellationToken cancellationToken);
}
