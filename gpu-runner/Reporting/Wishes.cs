using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Hands the app's wishes to those who fulfil them.</summary>
internal sealed class Wishes(IntakeGate gate, PauseSwitch pause, InFlight inFlight, ExtractionWorkers workers, Devices devices)
{
    private DateTimeOffset? _rescanAskedAt;
    private bool _isFirst = true;

    public void Follow(DesiredState wish)
    {
        gate.Pause(wish.Paused);
        pause.Set(wish.Paused);
        workers.Follow(wish);
        inFlight.SetCancelledJobs(wish.CancelledJobs ?? []);

        // The first wish tells of a time before this process, and a search at start there is anyway.
        if (!_isFirst && wish.RescanAskedAt is { } asked && asked != _rescanAskedAt)
        {
            devices.Doubt();
        }

        (_isFirst, _rescanAskedAt) = (false, wish.RescanAskedAt);
    }
}
