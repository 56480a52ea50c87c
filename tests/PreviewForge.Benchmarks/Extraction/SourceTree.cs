namespace PreviewForge.Benchmarks.Extraction;

/// <summary>Where the sources are that this program was built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "PreviewForge.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"There is no PreviewForge.sln above {AppContext.BaseDirectory}.");
    }
}
