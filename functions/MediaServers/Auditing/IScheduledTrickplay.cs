using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Auditing;

/// <summary>The server's own daily task that makes, or takes up, trickplay images.</summary>
public interface IScheduledTrickplay
{
    /// <returns>Null when this server has no such task.</returns>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    Task<ScheduledTask?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Gives it a trigger at 03:00 each day, or takes all triggers away.</summary>
    /// <exception cref="MediaServerException">The server can't be asked, or has no such task.</exception>
    Task SetAsync(bool enabled, CancellationToken cancellationToken);
}

/// <param name="Id">The server's id of the task; differs from install to install.</param>
/// <param name="Triggers">How many triggers it has; 0: it never runs by itself.</param>
/// <param name="State"><c>Idle</c>, <c>Running</c> or <c>Cancelling</c>.</param>
/// <param name="Description">The server's own words.</param>
public sealed record ScheduledTask(string Id, int Triggers, string State, string Description);
