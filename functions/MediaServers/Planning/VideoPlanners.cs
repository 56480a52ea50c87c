using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Planning;

/// <summary>Makes the planner of one step of a job.</summary>
public sealed class VideoPlanners(ServerConnections connections)
{
    /// <param name="settings">The settings in force.</param>
    /// <param name="pin">Only this server counts; null for all.</param>
    public VideoPlanner For(AppSettings settings, string? pin) => new(
        [
            .. settings.MediaServers.Where(server => server.IsUsable && (pin is null || server.Id == pin))
                .Select(server => new PlannedServer(server, connections.Open(server, settings).Plans)),
        ]);
}
