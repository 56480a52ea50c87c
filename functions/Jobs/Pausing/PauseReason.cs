namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Why all work is held. Each reason comes and goes by itself; work goes on when none is left.</summary>
public enum PauseReason
{
    /// <summary>A person wants it.</summary>
    User,

    /// <summary>The clock is inside of a window of quiet hours.</summary>
    QuietHours,

    /// <summary>The settings leave no worker, on no CPU and no GPU.</summary>
    NoWorkers,
}
