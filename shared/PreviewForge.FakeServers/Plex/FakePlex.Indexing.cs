using PreviewForge.FakeServers.Plex.Indexing;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex;

/// <summary>How files become items, and items get their hashes.</summary>
public sealed partial class FakePlex
{
    /// <summary>What a nudge leads to from now on.</summary>
    public PlexIndexing Indexing { get; set; } = PlexIndexing.ByHand;

    /// <summary>All nudges so far; a copy.</summary>
    public IReadOnlyList<PlexRefresh> Refreshes => _state.Refreshes.Entries;

    /// <summary>The first nudge that fits, be it here already or yet to come.</summary>
    public Task<PlexRefresh> WhenRefreshedAsync(Func<PlexRefresh, bool> fits, CancellationToken cancellationToken) =>
        _state.Refreshes.WhenAsync(fits, cancellationToken);

    /// <summary>Says where a folder that the server sees lies on this machine. Without it both have the same path.</summary>
    public void Mount(string serverFolder, string localFolder) => Do(() => _state.Mounts.Add(serverFolder, localFolder));

    /// <summary>Takes a file up at once, whether it lies on disk or not: as a movie or an episode, by its section and its name.</summary>
    /// <param name="file">Path as the server sees it.</param>
    /// <param name="isAnalysed">False: it has no hash until <see cref="Analyse"/>.</param>
    /// <exception cref="ArgumentException">It lies in no movie or show section, or is an episode that doesn't say which.</exception>
    public PlexItem IndexNow(string file, bool isAnalysed = true) => Do(() => _indexer.Index(file, isAnalysed));

    /// <summary>Gives a file its hash.</summary>
    /// <param name="file">Path as the server sees it.</param>
    /// <param name="hash">Null: <see cref="PlexHash.Of"/> the path.</param>
    /// <exception cref="ArgumentException">No item has the file.</exception>
    public PlexItem Analyse(string file, string? hash = null) => ChangePart(file, part => part with { Hash = hash ?? PlexHash.Of(file) });

    /// <summary>Takes a file from its item; an item without files goes too.</summary>
    /// <exception cref="ArgumentException">No item has the file.</exception>
    public void RemoveFile(string file) => Do(() =>
    {
        var item = ChangePart(file, _ => null);
        if (item.Media.Count == 0)
        {
            _state.Catalogue.Remove(item.RatingKey);
        }
    });

    private PlexItem ChangePart(string file, Func<PlexPart, PlexPart?> change) => Do(() =>
    {
        var item = _state.Catalogue.FindFile(file) ?? throw new ArgumentException($"No item has the file '{file}'.", nameof(file));
        return _state.Catalogue.Change(item.WithParts(part => part.File == file ? change(part) : part));
    });

    private void Nudge(PlexRefresh refresh)
    {
        _state.Refreshes.Add(refresh);
        if (Indexing is { IndexOnRefresh: true } indexing)
        {
            _ = IndexLaterAsync(refresh, indexing, Stopping);
        }
    }

    private async Task IndexLaterAsync(PlexRefresh refresh, PlexIndexing indexing, CancellationToken cancellationToken)
    {
        // The nudge is answered first: it comes from a handler, which holds the gate.
        await Task.Yield();
        await Task.Delay(indexing.Delay, Time, cancellationToken);
        var files = Do(() => Scan(refresh));
        if (indexing.AnalysisDelay is { } delay)
        {
            await Task.Delay(delay, Time, cancellationToken);
            Do(() => AnalyseThose(files));
        }
    }

    private List<string> Scan(PlexRefresh refresh)
    {
        if (!_state.Catalogue.TryGet(refresh.SectionKey, out var section))
        {
            return [];
        }

        IReadOnlyList<string> folders = refresh.Folder is { } folder ? [folder] : section.Section.Locations;
        List<string> found = [.. folders.SelectMany(path => FolderScan.Videos(_state.Mounts.ToLocal(path))).Select(_state.Mounts.ToServer)];
        foreach (var file in found.Where(file => section.Section.Type is PlexSectionType.Movie || FileTitle.Of(file).Episode is not null))
        {
            _indexer.Index(file, isAnalysed: false);
        }

        ForgetGone(section, folders, found);
        return found;
    }

    /// <summary>Where a whole location is missing, its disk isn't there: nothing is forgotten.</summary>
    private void ForgetGone(SectionState section, IReadOnlyList<string> folders, List<string> found)
    {
        List<string> present = [.. section.Section.Locations.Where(location => Directory.Exists(_state.Mounts.ToLocal(location)))];
        List<string> gone =
        [
            .. section.Stored.Items.SelectMany(item => item.Parts).Select(part => part.File)
                .Where(file => present.Any(location => ServerPath.IsWithin(file, location)) && folders.Any(folder => ServerPath.IsWithin(file, folder)))
                .Except(found),
        ];
        gone.ForEach(RemoveFile);
    }

    private void AnalyseThose(List<string> files)
    {
        foreach (var file in files.Where(file => _state.Catalogue.FindFile(file)?.Parts.Any(part => part.File == file && part.Hash is null) == true))
        {
            Analyse(file);
        }
    }
}
