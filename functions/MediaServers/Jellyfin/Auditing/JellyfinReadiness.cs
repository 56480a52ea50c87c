using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>Whether a Jellyfin shows what we write. Libraries and plugin are asked once, for all sections.</summary>
internal sealed class JellyfinReadiness(IServerProbe probe, AuditSources sources, OutputSettings output) : IReadinessAudit
{
    public Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
        => ReadinessRun.CheckAsync(ServerType.Jellyfin, probe, info => AskAsync(info, cancellationToken), cancellationToken);

    private async Task<IEnumerable<ReadinessSection>> AskAsync(ServerInfo info, CancellationToken cancellationToken)
    {
        BridgePresence plugin = await sources.Plugin.PingAsync(cancellationToken);
        Asked<IReadOnlyList<VirtualFolder>> folders = await ReadinessRun.AskAsync(() => sources.Libraries.ListAsync(cancellationToken));
        Asked<JsonObject?> options = await ReadinessRun.AskAsync(() => sources.Options.ReadAsync(cancellationToken));
        Asked<ScheduledTask?> task = await ReadinessRun.AskAsync(() => sources.Task.ReadAsync(cancellationToken));
        VirtualFolder[] videos = [.. (folders.Value ?? []).Where(folder => folder.HasVideos)];
        return
        [
            new("version", "Version", "version", [ServerChecks.Version(info.Version)]),
            new("plugin", "Plugin", "plugin", [PluginCheck.Of(plugin, videos, folders.Failure is not null, output.SaveWithMedia)]),
            .. output.SaveWithMedia ? Array.Empty<ReadinessSection>() : [new("jellyfin_config_folder", "Data folder", "jellyfin-config-folder", [DataFolderCheck.Of(output.JellyfinConfigFolder, plugin.TrickplayRoot)])],
            new("library_settings", "Library settings", "library-settings", [.. LibraryChecks(folders, videos, plugin.Installed)]),
            new("server_options", "Trickplay options", "trickplay-options", [GeometryCheck.Of(options, sources.Options, JellyfinBehaviour.Of(info.Version), plugin.Installed)]),
            new("vendor_extraction", "Jellyfin's own tiles", "vendor-extraction", [ServerChecks.Extraction(folders, videos, plugin.Installed, output.SaveWithMedia)]),
            .. TaskSection(task, plugin.Installed),
        ];
    }

    private IEnumerable<ReadinessCheck> LibraryChecks(Asked<IReadOnlyList<VirtualFolder>> folders, VirtualFolder[] videos, bool hasPlugin) => folders.Failure is { } failure
        ? [CommonChecks.Unreadable("libraries_readable", "Jellyfin lists its libraries and their options", "library-settings", failure) with { Severity = Severity.Critical }]
        : CommonChecks.Flags(sources.Flags.For(hasPlugin), videos);

    private static IEnumerable<ReadinessSection> TaskSection(Asked<ScheduledTask?> task, bool hasPlugin) => task switch
    {
        { Failure: { } failure } => [new("scheduled_trickplay", "Scheduled task", "scheduled-trickplay", [CommonChecks.Unreadable("scheduled_trickplay_task", "Jellyfin lists its scheduled tasks", "scheduled-trickplay", failure)])],
        { Value: { } scheduled } => [CommonChecks.Task(scheduled, Judge(hasPlugin, scheduled.Triggers > 0))],
        _ => [],
    };

    private static TaskVerdict Judge(bool hasPlugin, bool isScheduled) => (hasPlugin, isScheduled) switch
    {
        (true, false) => new(true, Severity.Info, "not scheduled", "With the plugin tiles are registered at once; the task has nothing to take up.") { OffersEnable = true },
        (true, true) => new(false, Severity.Recommended, "not scheduled", "With the plugin the task takes up nothing, and spends CPU on videos that we have not come to yet.")
        {
            Fix = FixDirection.Disable, OffersDisable = true,
        },
        (false, true) => new(true, Severity.Info, "scheduled", "Without the plugin the task takes up tiles that no scan has."),
        (false, false) => new(false, Severity.Critical, "scheduled", "Without the plugin this task is what takes up tiles of videos that Jellyfin knew before, and it never runs by itself.")
        {
            Fix = FixDirection.Enable, OffersEnable = true,
        },
    };
}

/// <summary>What an audit asks.</summary>
internal sealed record AuditSources(BridgePlugin Plugin, LibraryCalls Libraries, JellyfinFlags Flags, JellyfinTrickplayOptions Options, IScheduledTrickplay Task);
