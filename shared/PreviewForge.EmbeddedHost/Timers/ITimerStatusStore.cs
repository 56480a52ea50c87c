namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>Remembers timers over restarts. An account that cannot be reached is not fatal: timers tick without memory then.</summary>
internal interface ITimerStatusStore
{
    /// <returns>Null when nothing is remembered or it cannot be read now.</returns>
    Task<TimerStatus?> ReadAsync(string function, CancellationToken cancellationToken);

    Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken);
}
