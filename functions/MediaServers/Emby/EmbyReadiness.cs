using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>Whether an Emby shows what we write.</summary>
internal sealed class EmbyReadiness(IServerProbe probe, LibraryCalls libraries, IFlagAdvice advice, IScheduledTrickplay task) : IReadinessAudit
{
    public Task<ReadinessReport> CheckAsync(CancellationToken cancellationToken)
        => ReadinessRun.CheckAsync(ServerType.Emby, probe, info => AskAsync(info, cancellationToken), cancellationToken);

    private async Task<IEnumerable<ReadinessSection>> AskAsync(ServerInfo info, CancellationToken cancellationToken)
    {
        IReadOnlyList<LibraryFlag> flags = await advice.AdviseAsync(cancellationToken);
        Asked<IReadOnlyList<VirtualFolder>> folders = await ReadinessRun.AskAsync(() => libraries.ListAsync(cancellationToken));
        Asked<ScheduledTask?> scheduled = await ReadinessRun.AskAsync(() => task.ReadAsync(cancellationToken));
        VirtualFolder[] videos = [.. (folders.Value ?? []).Where(folder => folder.HasVideos)];
        return
        [
            Version(info),
            new("library_settings", "Library settings", "library-settings", [.. LibraryChecks(folders, videos, flags)]),
            new("vendor_extraction", "Emby's own images", "vendor-extraction", [Extraction(folders, videos)]),
            .. TaskSection(scheduled),
        ];
    }

    private static ReadinessSection Version(ServerInfo info) => new(
        "version", "Version", "version",
        [new ReadinessCheck { Id = "server_version", Label = "Emby's version", DocsAnchor = "version", Ok = true, Severity = Severity.Info, Current = info.Version ?? "unknown" }]);

    private static IEnumerable<ReadinessCheck> LibraryChecks(Asked<IReadOnlyList<VirtualFolder>> folders, VirtualFolder[] videos, IReadOnlyList<LibraryFlag> flags)
    {
        if (folders.Failure is { } failure)
        {
            return [CommonChecks.Unreadable("libraries_readable", "Emby lists its libraries and their options", "library-settings", failure)];
        }

        IEnumerable<ReadinessCheck> checks = CommonChecks.Flags(flags, videos);
        return videos.Length == 0 || videos.Any(folder => folder.HasFlag(EmbyFlags.ExtractTrickplay)) ? checks : checks.Append(new ReadinessCheck
        {
            Id = "trickplay_flag_unavailable",
            Label = "This version of Emby has no switch for trickplay images",
            DocsAnchor = "scan-extraction",
            Ok = true,
            Severity = Severity.Info,
            Current = "unavailable",
        });
    }

    private static ReadinessCheck Extraction(Asked<IReadOnlyList<VirtualFolder>> folders, VirtualFolder[] videos)
    {
        int stopped = videos.Count(folder => folder.Flag(EmbyFlags.ExtractChapters) is not true && folder.Flag(EmbyFlags.ExtractTrickplay) is not true);
        return new ReadinessCheck
        {
            Id = "vendor_extraction_state",
            Label = "Emby makes images of its own",
            DocsAnchor = "vendor-extraction",
            Explanation = "Emby's own images cost its CPU; players show ours instead.",
            Ok = true,
            Severity = Severity.Info,
            Current = folders.Failure is null ? $"stopped on {stopped}/{videos.Length}" : "unknown",
            Actions = new CheckActions(
                CommonChecks.Button("set_vendor_extraction", new JsonObject { ["scan_extraction"] = true }, "Emby then makes images of its own in all libraries when it scans."),
                CommonChecks.Button("set_vendor_extraction", new JsonObject { ["scan_extraction"] = false }, "Emby then makes no images of its own in any library when it scans.")),
        };
    }

    private static IEnumerable<ReadinessSection> TaskSection(Asked<ScheduledTask?> scheduled) => scheduled switch
    {
        { Failure: { } failure } => [new("scheduled_trickplay", "Scheduled task", "scheduled-trickplay", [CommonChecks.Unreadable("scheduled_trickplay_task", "Emby lists its scheduled tasks", "scheduled-trickplay", failure)])],
        { Value: { } task } => [CommonChecks.Task(task, Judge(task))],
        _ => [],
    };

    private static TaskVerdict Judge(ScheduledTask task) => task.Triggers > 0
        ? new(true, Severity.Info, "scheduled", "Emby takes up preview images that it doesn't know yet when this task runs.")
        : new(false, Severity.Critical, "scheduled", "Emby takes up preview images of files that it knew before only when this task runs, and it never does by itself.")
        {
            Fix = FixDirection.Enable,
            OffersEnable = true,
        };
}
