using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>Emby's own images: trickplay where its version has the option, and chapters.</summary>
internal sealed class EmbyExtraction(LibraryCalls libraries) : IVendorExtraction
{
    private readonly LibraryOptionsEditor _editor = new(libraries);

    public async Task<ExtractionStatus> ReadAsync(CancellationToken cancellationToken)
        => new([.. (await libraries.ListAsync(cancellationToken)).Where(folder => folder.HasVideos).Select(folder => new LibraryExtraction(folder.Key, folder.Title, StateOf(folder)))]);

    public async Task<IReadOnlyDictionary<string, string>> SetAsync(bool scan, IReadOnlyList<string>? libraryIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<VirtualFolder> folders = await libraries.ListAsync(cancellationToken);
        ExtractionChoice choice = ExtractionChoice.Of(folders, libraryIds);
        IReadOnlyList<EditResult> results = await _editor.ApplyAsync(folders, [.. choice.Folders.SelectMany(folder => EditsOf(folder, scan))], cancellationToken);
        return choice.Summarize(results);
    }

    private static IEnumerable<FlagEdit> EditsOf(VirtualFolder folder, bool scan) => new[] { EmbyFlags.ExtractChapters, EmbyFlags.ExtractTrickplay }
        .Where(folder.HasFlag)
        .Select(flag => new FlagEdit(folder.Key, flag, scan));

    private static ExtractionState StateOf(VirtualFolder folder) => (folder.Flag(EmbyFlags.ExtractChapters), folder.Flag(EmbyFlags.ExtractTrickplay)) switch
    {
        (null, null) => ExtractionState.Skipped,
        (true, _) or (_, true) => ExtractionState.Extracting,
        _ => ExtractionState.Stopped,
    };
}
