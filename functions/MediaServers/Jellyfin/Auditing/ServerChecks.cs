using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>The checks of Jellyfin's version and of its own tiles.</summary>
internal static class ServerChecks
{
    /// <summary>A version that can't be read is given the benefit of the doubt.</summary>
    public static ReadinessCheck Version(string? version)
    {
        bool isOld = JellyfinBehaviour.Parse(version) is { } number && number < JellyfinBehaviour.Oldest;
        return new ReadinessCheck
        {
            Id = "server_version",
            Label = "Jellyfin's version",
            DocsAnchor = "version",
            Explanation = "Jellyfin shows trickplay images of this kind since 10.10.",
            Ok = !isOld,
            Severity = Severity.Critical,
            Current = string.IsNullOrEmpty(version) ? "unknown" : version,
            Recommended = "10.10+",
            Reason = isOld ? "This Jellyfin is too old for trickplay images. Update it to 10.10 or newer." : "",
        };
    }

    /// <summary>Without the plugin nobody is advised to stop it: the same switch makes the server take up our tiles.</summary>
    public static ReadinessCheck Extraction(Asked<IReadOnlyList<VirtualFolder>> folders, VirtualFolder[] videos, bool hasPlugin, bool besideMedia)
    {
        int stopped = videos.Count(folder => folder.Flag(JellyfinFlag.OnScan) is not true && (folder.Flag(JellyfinFlag.WithMedia) ?? false) == besideMedia);
        return new ReadinessCheck
        {
            Id = "vendor_extraction_state",
            Label = "Jellyfin makes tiles of its own when it scans",
            DocsAnchor = "vendor-extraction",
            Explanation = hasPlugin ? "Jellyfin's own tiles cost its CPU; ours are registered at once." : "Without the plugin Jellyfin takes up our tiles only while this is on.",
            Ok = folders.Failure is null,
            Severity = Severity.Info,
            Current = folders.Failure is null ? $"stopped on {stopped}/{videos.Length}" : "unknown",
            Reason = folders.Failure?.Message ?? "",
            Actions = new CheckActions(
                CommonChecks.Button("set_vendor_extraction", new JsonObject { ["scan_extraction"] = true }, "Jellyfin then makes tiles of its own in all libraries when it scans, and takes up ours."),
                hasPlugin
                    ? CommonChecks.Button("set_vendor_extraction", new JsonObject { ["scan_extraction"] = false }, "Jellyfin then makes no tiles of its own in any library when it scans.")
                    : null),
        };
    }
}
