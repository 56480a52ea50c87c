using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>What must be right before Plex shows previews. A server that doesn't answer is asked nothing more; what needs no server is checked all the same.</summary>
internal sealed class PlexReadiness(PlexProbe probe, PlexFlags flags, PlexExtraction extraction, MediaServerSettings server) : IReadinessAudit
{
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
    {
        ReadinessSection folder = LocalChecks.DataFolder(server.Output.PlexConfigFolder);
        ReadinessSection mappings = LocalChecks.Mappings(server.PathMappings);
        try
        {
            ServerInfo info = await probe.AskAsync(cancellationToken);
            return new ReadinessReport("plex",
            [
                ServerChecks.Connection(null),
                ServerChecks.Version(info.Version),
                await FlagsAsync(cancellationToken),
                folder,
                await ExtractionAsync(cancellationToken),
                mappings,
            ]);
        }
        catch (MediaServerException failure)
        {
            return new ReadinessReport("plex", [ServerChecks.Connection(failure.Message), folder, mappings]);
        }
    }

    private async Task<ReadinessSection> FlagsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return FlagChecks.Of(await flags.ReadAsync(cancellationToken));
        }
        catch (MediaServerException failure)
        {
            return FlagChecks.Unreadable(failure.Message);
        }
    }

    private async Task<ReadinessSection> ExtractionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return ExtractionChecks.Of(await extraction.ReadAsync(cancellationToken));
        }
        catch (MediaServerException failure)
        {
            return ExtractionChecks.Unreadable(failure.Message);
        }
    }
}
