namespace PreviewForge.Functions.Settings.Validation;

/// <summary>Looks at the folder that Jellyfin keeps its data in.</summary>
internal static class JellyfinFolderCheck
{
    private static readonly string[] Marks = ["data", "plugins", "config", ".jellyfin-data", "system.xml"];

    public static JellyfinFolderVerdict Of(string path)
    {
        if (path.Length == 0)
        {
            return Nothing(null);
        }

        if (FolderFence.IsNoPath(path))
        {
            return Nothing("Invalid path");
        }

        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? Nothing("Path is a file, not a folder") with { Exists = true } : Nothing(null);
        }

        string? mark = Marks.FirstOrDefault(mark => Path.Exists(Path.Combine(path, mark)));
        if (mark is null)
        {
            return Nothing("The folder holds nothing that a Jellyfin data folder has") with { Exists = true };
        }

        bool writable = Writability.Of(path);
        return new JellyfinFolderVerdict(true, true, writable, $"Jellyfin data folder: it holds {mark}", writable ? null : "The folder can't be written by this app");
    }

    private static JellyfinFolderVerdict Nothing(string? error) => new(false, false, false, null, error);
}
