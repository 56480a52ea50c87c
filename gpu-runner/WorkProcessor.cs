using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Probe;
using PreviewForge.GpuRunner.Sweeping;

namespace PreviewForge.GpuRunner;

/// <summary>Gives each kind of work to whom it belongs.</summary>
internal sealed class WorkProcessor(ProbeProcessor probes, ExtractProcessor extractions, SweepProcessor sweeps) : IWorkProcessor
{
    public async Task<RunnerResult> ProcessAsync(WorkMessage work, Seat seat, CancellationToken cancellationToken) => work switch
    {
        ProbeWork probe => await probes.ProcessAsync(probe, cancellationToken),
        ExtractWork extract => await extractions.ProcessAsync(extract, seat, cancellationToken),
        SweepWork sweep => await sweeps.ProcessAsync(sweep, seat, cancellationToken),
        _ => throw new InvalidOperationException($"Unknown work: {work.GetType().Name}."),
    };
}
