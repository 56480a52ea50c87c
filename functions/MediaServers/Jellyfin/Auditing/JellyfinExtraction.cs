using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>
/// Jellyfin's own tiles. The switch that makes it extract when it scans is also the one that makes it take up ours: without the plugin it stays on,
/// so that to follow this advice can't break another.
/// </summary>
internal sealed class JellyfinExtraction(LibraryCalls libraries, BridgePlugin plugin, bool besideMedia) : IVendorExtraction
{
    private const string NeededWithoutPlugin = "skipped: without our plugin Jellyfin takes up tiles only while this is on; install the plugin first";

    private readonly LibraryOptionsEditor _editor = new(libraries);

    public async Task<ExtractionStatus> ReadAsync(CancellationToken cancellationToken)
        => new([.. (await libraries.ListAsync(cancellationToken)).Where(folder => folder.HasVideos).Select(folder => new LibraryExtraction(folder.Key, folder.Title, StateOf(folder)))]);

    public async Task<IReadOnlyDictionary<string, string>> SetAsync(bool scan, IReadOnlyList<string>? libraryIds, CancellationToken cancellationToken)
    {
        bool mustStayOn = !scan && !(await plugin.PingAsync(cancellationToken)).Installed;
        IReadOnlyList<VirtualFolder> folders = await libraries.ListAsync(cancellationToken);
        ExtractionChoice choice = ExtractionChoice.Of(folders, libraryIds);
        FlagEdit[] edits = [.. choice.Folders.SelectMany(folder => EditsOf(folder.Key, scan, mustStayOn))];
        Dictionary<string, string> summary = choice.Summarize(await _editor.ApplyAsync(folders, edits, cancellationToken));
        foreach (VirtualFolder folder in choice.Folders.Where(folder => mustStayOn && summary[folder.Key] == LibraryOptionsEditor.Ok))
        {
            summary[folder.Key] = NeededWithoutPlugin;
        }

        return summary;
    }

    /// <summary>The main switch is on in either case: off deletes tiles.</summary>
    private IEnumerable<FlagEdit> EditsOf(string libraryId, bool scan, bool mustStayOn)
    {
        yield return new FlagEdit(libraryId, JellyfinFlag.Extract, true);
        if (!mustStayOn)
        {
            yield return new FlagEdit(libraryId, JellyfinFlag.OnScan, scan);
        }

        if (!scan)
        {
            yield return new FlagEdit(libraryId, JellyfinFlag.WithMedia, besideMedia);
        }
    }

    private ExtractionState StateOf(VirtualFolder folder) => folder switch
    {
        { LibraryOptions: null } => ExtractionState.Skipped,
        _ when folder.Flag(JellyfinFlag.OnScan) is true || (folder.Flag(JellyfinFlag.WithMedia) ?? false) != besideMedia => ExtractionState.Extracting,
        _ => ExtractionState.Stopped,
    };
}
