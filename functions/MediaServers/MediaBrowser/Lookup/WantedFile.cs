using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>A file that is looked for, and the best that was found so far.</summary>
/// <param name="localPath">As the runner sees it.</param>
/// <param name="candidates">What the server may call it, the likeliest first.</param>
/// <param name="libraryIds">Libraries that it should be in; empty when none is known to hold it.</param>
internal sealed class WantedFile(string localPath, IReadOnlyList<string> candidates, IReadOnlyList<string> libraryIds)
{
    private const int Exact = int.MaxValue;

    /// <summary>The file and its folder: a name alone, such as <c>S01E01.mkv</c>, is in many folders.</summary>
    private const int LeastSegments = 2;

    private readonly List<string> _steps = [];
    private ServerItem? _best;
    private int _score;
    private bool _isAmbiguous;

    public string LocalPath => localPath;

    public IReadOnlyList<string> Candidates => candidates;

    public IReadOnlyList<string> LibraryIds => libraryIds;

    /// <summary>The one item that fits best; null when there is none, or several fit equally well.</summary>
    public ServerItem? Item => _isAmbiguous ? null : _best;

    /// <summary>No other row can fit better.</summary>
    public bool IsCertain => _score == Exact;

    public void Took(string step) => _steps.Add(step);

    public LookupAnswer Answer() => new(Item, string.Join(", ", _isAmbiguous ? [.. _steps, "found several files that end alike"] : _steps));

    public void Accept(ServerItem item)
    {
        (_best, _score, _isAmbiguous) = (item, Exact, false);
    }

    /// <summary>Takes a row into account.</summary>
    public void Consider(ServerItem item)
    {
        int score = candidates.Max(candidate => Score(candidate, item.RemotePath));
        if (score < LeastSegments || score < _score)
        {
            return;
        }

        _isAmbiguous = score == _score && score != Exact && _best is not null && _best.ItemId != item.ItemId;
        (_best, _score) = (item, score);
    }

    /// <summary>True when the row's other versions may be the file: they lie in the same folder.</summary>
    public bool MayBeVersionOf(string remotePath) => candidates.Any(candidate => CanonicalText.AreEqual(FolderOf(candidate), FolderOf(remotePath)));

    private static string FolderOf(string path) => PathTail.Folders(path) is [.., var folder] ? folder : "";

    private static int Score(string candidate, string remotePath)
        => PathTail.AreEqual(candidate, remotePath) ? Exact : PathTail.EqualSegments(candidate, remotePath);
}

/// <param name="Item">The item; null when the server doesn't have it, or it was not found.</param>
/// <param name="Steps">What was done to find it, for people.</param>
internal sealed record LookupAnswer(ServerItem? Item, string Steps);
