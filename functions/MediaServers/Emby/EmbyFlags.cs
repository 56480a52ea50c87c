using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>What matters of Emby's library options. None is critical: a BIF beside the video is found by its name.</summary>
internal sealed class EmbyFlags : IFlagAdvice
{
    public const string ExtractTrickplay = "ExtractTrickplayImagesDuringLibraryScan";

    public const string ExtractChapters = "ExtractChapterImagesDuringLibraryScan";

    private static readonly LibraryFlag[] All =
    [
        new()
        {
            Name = ExtractTrickplay,
            CheckId = "scan_extraction",
            DocsAnchor = "scan-extraction",
            Label = "Emby makes preview images of its own when it scans",
            Rationale = "Emby would spend its CPU on images that are there already.",
            Recommended = false,
            OnlyWherePresent = true,
        },
        new()
        {
            Name = ExtractChapters,
            CheckId = "chapter_extraction",
            DocsAnchor = "chapter-extraction",
            Label = "Emby makes chapter images when it scans",
            Rationale = "Chapter images cost Emby's CPU, and players show the previews instead.",
            Recommended = false,
        },
        new()
        {
            Name = "EnableRealtimeMonitor",
            CheckId = "realtime_monitor",
            DocsAnchor = "realtime-monitor",
            Label = "Emby watches the library's folders",
            Rationale = "Without it Emby learns of new files later, and previews wait for it.",
            Recommended = true,
        },
    ];

    public IReadOnlyList<FlagDefinition> Definitions { get; } = [.. All.Select(flag => flag.Definition)];

    public Task<IReadOnlyList<LibraryFlag>> AdviseAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LibraryFlag>>(All);
}
