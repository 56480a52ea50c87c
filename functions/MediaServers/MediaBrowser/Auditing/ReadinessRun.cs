using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>Makes a report: whether the server answers comes first, and when it doesn't nothing else is asked.</summary>
internal static class ReadinessRun
{
    /// <param name="type">The vendor.</param>
    /// <param name="probe">Asks whether it answers.</param>
    /// <param name="ask">Asks all the rest.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    public static async Task<ReadinessReport> CheckAsync(
        ServerType type, IServerProbe probe, Func<ServerInfo, Task<IEnumerable<ReadinessSection>>> ask, CancellationToken cancellationToken)
    {
        try
        {
            ServerInfo info = await probe.AskAsync(cancellationToken);
            return new ReadinessReport(type.Text(), [CommonChecks.Connection(null), .. await ask(info)]);
        }
        catch (MediaServerException failure)
        {
            return new ReadinessReport(type.Text(), [CommonChecks.Connection(failure)]);
        }
    }

    /// <summary>What was asked for, or why it can't be had. A server that is away ends the report.</summary>
    /// <exception cref="ServerUnreachableException">It went away in the meantime.</exception>
    public static async Task<Asked<T>> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return new Asked<T>(await ask(), null);
        }
        catch (MediaServerException failure) when (failure is not ServerUnreachableException)
        {
            return new Asked<T>(default, failure);
        }
    }
}

/// <param name="Value">Of no meaning when there is a failure.</param>
/// <param name="Failure">Why there is no value; null when there is one.</param>
internal sealed record Asked<T>(T? Value, MediaServerException? Failure);
