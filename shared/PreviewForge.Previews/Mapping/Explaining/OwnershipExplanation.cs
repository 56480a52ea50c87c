namespace PreviewForge.Previews.Mapping.Explaining;

/// <summary>Follows <see cref="Ownership"/> step by step, so that a person sees why a server does or doesn't hold a path.</summary>
/// <param name="Path">The path as it is compared: with slashes, without <c>..</c>, doubled and trailing slashes.</param>
/// <param name="Servers">One entry per server, in their order.</param>
public sealed record OwnershipExplanation(string Path, IReadOnlyList<ServerExplanation> Servers)
{
    /// <summary>Pure: no disk is asked.</summary>
    public static OwnershipExplanation Of(string localPath, IEnumerable<ExplainedServer> servers)
    {
        string path = PathText.Normalize(localPath);
        return new OwnershipExplanation(path, [.. servers.Select(server => Explain(server, path))]);
    }

    private static ServerExplanation Explain(ExplainedServer server, string path)
    {
        ServerFolders folders = server.Folders;
        var explanation = new ServerExplanation(folders.Id, folders.IsEnabled, [.. folders.Libraries.Select(library => Explain(library, folders.Map, path))])
        {
            ExcludedBy = server.Excludes.FirstOrDefault(rule => new ExcludeRules([rule]).Excludes(path)),
        };
        return explanation.Libraries.Any(IsNear) ? explanation : explanation with { Hint = MappingHints.For(folders, path) };
    }

    private static LibraryExplanation Explain(LibraryFolders library, PathMap map, string path)
        => new(library.Id, library.IsEnabled, [.. library.RemotePaths.Select(folder => Explain(folder, map, path, library.IsEnabled))]);

    private static FolderExplanation Explain(string folder, PathMap map, string path, bool isEnabled)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            return new FolderExplanation(folder, [new RootExplanation(folder, null, RootVerdict.Blank)]);
        }

        return new FolderExplanation(folder, [.. map.ExplainRemote(folder.Trim()).Select(name => new RootExplanation(name.Path, name.By, Judge(name.Path, path, isEnabled)))]);
    }

    private static RootVerdict Judge(string root, string path, bool isEnabled) => RootComparison.Of(root, path) switch
    {
        RootVerdict.Holds when !isEnabled => RootVerdict.Disabled,
        var verdict => verdict,
    };

    /// <summary>The mappings lead to the right place already, so another one would mend nothing.</summary>
    private static bool IsNear(LibraryExplanation library)
        => library.Folders.SelectMany(folder => folder.Roots).Any(root => root.Verdict is RootVerdict.Holds or RootVerdict.Disabled or RootVerdict.IsFolderItself);
}
