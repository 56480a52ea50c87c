namespace PreviewForge.Previews.Naming;

/// <summary>What is there in a folder, as far as previews of it must stay. Names are compared as <see cref="FoldedName"/> does.</summary>
public sealed class LiveNames
{
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _stems;

    /// <param name="names">Names of all that is in the folder: files, folders and links, also those that lead nowhere.</param>
    public LiveNames(IEnumerable<string> names)
    {
        var all = names.ToList();
        _names = [.. all.Select(FoldedName.Of)];
        _stems = [.. all.Where(VideoExtensions.IsVideo).Select(name => FoldedName.Of(Path.GetFileNameWithoutExtension(name)))];
    }

    /// <summary>True when a video has that name, less its extension.</summary>
    public bool HasVideo(string stem) => _stems.Contains(FoldedName.Of(stem));

    /// <summary>True when anything has that name: a video may have an extension that we don't know.</summary>
    public bool Has(string name) => _names.Contains(FoldedName.Of(name));
}
