using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers;

/// <summary>Makes the planner of one job.</summary>
public sealed class OutputPlanners(IEnumerable<IMediaServerKind> kinds)
{
    private readonly Dictionary<string, IMediaServerKind> _kinds = kinds.ToDictionary(kind => kind.Type);

    /// <param name="settings">The settings in force.</param>
    /// <param name="pin">Only this server counts; null for all.</param>
    public OutputPlanner For(AppSettings settings, string? pin) => new(
        [
            .. settings.MediaServers.Where(server => pin is null || server.Id == pin)
                .Select(server => new PlannedServer(server, _kinds.GetValueOrDefault(server.Type))),
        ],
        settings.ThumbnailInterval);
}
