using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>What matters of Jellyfin's library options. Whether it should take up tiles when it scans depends on the plugin, so that is asked first.</summary>
/// <param name="plugin">The plugin.</param>
/// <param name="besideMedia">Where the tiles are.</param>
internal sealed class JellyfinFlags(BridgePlugin plugin, bool besideMedia) : IFlagAdvice
{
    public const string PhraseToDisable = "disable trickplay";

    public IReadOnlyList<FlagDefinition> Definitions { get; } = [.. All(hasPlugin: true, besideMedia).Select(flag => flag.Definition)];

    public async Task<IReadOnlyList<LibraryFlag>> AdviseAsync(CancellationToken cancellationToken) => For((await plugin.PingAsync(cancellationToken)).Installed);

    public IReadOnlyList<LibraryFlag> For(bool hasPlugin) => All(hasPlugin, besideMedia);

    private static LibraryFlag[] All(bool hasPlugin, bool besideMedia) =>
    [
        new()
        {
            Name = JellyfinFlag.Extract,
            CheckId = "enable_trickplay",
            DocsAnchor = "enable-trickplay",
            Label = "Jellyfin shows trickplay images",
            Rationale = "Off, Jellyfin hides all previews, and at its next look deletes the tiles. They would have to be made again.",
            Recommended = true,
            Severity = Severity.Critical,
            PhraseToTurnOff = PhraseToDisable,
        },
        new()
        {
            Name = JellyfinFlag.WithMedia,
            CheckId = "save_trickplay_with_media",
            DocsAnchor = "save-trickplay-with-media",
            Label = "Jellyfin looks for tiles beside the videos",
            Rationale = besideMedia ? "The tiles are beside the videos; otherwise Jellyfin looks in its data folder and finds none." : "The tiles are in Jellyfin's data folder; otherwise it looks beside the videos and finds none.",
            Recommended = besideMedia,
            Severity = Severity.Critical,
        },
        new()
        {
            Name = JellyfinFlag.OnScan,
            CheckId = "scan_extraction",
            DocsAnchor = "scan-extraction",
            Label = "Jellyfin makes or takes up tiles when it scans",
            Rationale = hasPlugin ? "With the plugin this is work done twice: tiles are registered at once." : "Without the plugin this is how Jellyfin takes up tiles; off, they wait for its daily task.",
            Recommended = !hasPlugin,
            Severity = hasPlugin ? Severity.Recommended : Severity.Critical,
        },
        new()
        {
            Name = JellyfinFlag.Monitor,
            CheckId = "realtime_monitor",
            DocsAnchor = "realtime-monitor",
            Label = "Jellyfin watches the library's folders",
            Rationale = "Without it Jellyfin learns of new files later, and previews wait for it.",
            Recommended = true,
        },
    ];
}
