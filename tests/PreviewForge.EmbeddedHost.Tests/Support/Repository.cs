namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>Where things are in the sources that this test run was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "PreviewForge.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException($"There is no PreviewForge.sln above {AppContext.BaseDirectory}.");
    }
}
