using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.MediaServers.Playback;

namespace PreviewForge.Functions.MediaServers;

/// <summary>
/// Everything that can be done with one media server under its settings as they were read. Made anew for each request and each step of a job, so
/// that a change of settings counts at once; what it remembers (positive lookups, nudges that were sent) lives as long as it does.
/// </summary>
public sealed record ServerConnection
{
    public required IServerProbe Probe { get; init; }

    public required ILibraryCatalog Catalog { get; init; }

    public required IOutputPlans Plans { get; init; }

    public required IAnnouncer Announcer { get; init; }

    /// <summary>Null: nobody watches there.</summary>
    public IPlaybackSessions? Playback { get; init; }

    /// <summary>Null: there is nothing to check of this kind of server.</summary>
    public IReadinessAudit? Readiness { get; init; }

    /// <summary>Null: it has no switches that matter here.</summary>
    public IServerFlags? Flags { get; init; }

    /// <summary>Null: it makes no previews of its own.</summary>
    public IVendorExtraction? Extraction { get; init; }

    /// <summary>Null: it has no scheduled task for previews.</summary>
    public IScheduledTrickplay? ScheduledTrickplay { get; init; }

    /// <summary>Null: no plugin of ours exists for this kind of server.</summary>
    public ITrickplayPlugin? Plugin { get; init; }

    /// <summary>Null: it has no server-wide trickplay options.</summary>
    public ITrickplayOptions? TrickplayOptions { get; init; }
}
