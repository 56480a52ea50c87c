using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>No CPU worker, and no GPU that is on with one. While the settings don't speak of CPU workers, the runners' own settings count, and there are some.</summary>
public sealed class NoWorkersPause(SettingsStore settings) : IPauseSource
{
    public PauseReason Reason => PauseReason.NoWorkers;

    public bool IsActive()
    {
        AppSettings wanted = settings.ReadOrDefault();
        return wanted.CpuThreads == 0 && !wanted.Gpus.Any(gpu => gpu is { Enabled: true, Workers: > 0 });
    }
}
