namespace PreviewForge.Functions.Settings.Validation;

/// <summary>Looks at the folder that Plex keeps its data in.</summary>
internal static class PlexFolderCheck
{
    private const int Shards = 16;

    /// <summary>Fewer in an old library look like the wrong folder, or one that is still being filled.</summary>
    private const int EnoughShards = 10;

    public static PlexFolderVerdict Of(string path, FolderFence plexData)
    {
        if (path.Length == 0)
        {
            return Nothing(null);
        }

        if (FolderFence.IsNoPath(path))
        {
            return Nothing("Invalid path");
        }

        return !plexData.Contains(path) ? Nothing("Path is outside the allowed Plex data root") : Look(path);
    }

    private static PlexFolderVerdict Look(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? Nothing("Path is a file, not a folder") with { Exists = true } : Nothing(null);
        }

        string localhost = Path.Combine(path, "Media", "localhost");
        if (!Directory.Exists(localhost))
        {
            string missing = Directory.Exists(Path.Combine(path, "Media")) ? "Media/localhost" : "Media";
            return Nothing($"The folder holds no {missing}. Choose the folder \"Plex Media Server\" itself") with { Exists = true };
        }

        try
        {
            int shards = Directory.EnumerateDirectories(localhost).Count(folder => Path.GetFileName(folder) is [var digit] && char.IsAsciiHexDigit(digit));
            bool writable = Writability.Of(localhost);
            return new PlexFolderVerdict(
                true, true, shards, writable, Describe(shards), writable ? null : "The folder Media/localhost can't be written by this app");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return new PlexFolderVerdict(true, true, 0, false, null, "The folder Media/localhost can't be listed by this app");
        }
    }

    private static PlexFolderVerdict Nothing(string? error) => new(false, false, 0, false, null, error);

    private static string Describe(int shards) => shards switch
    {
        >= EnoughShards => $"Plex data folder with {shards} of {Shards} bundle folders",
        > 0 => $"Looks like a Plex data folder, with only {shards} of {Shards} bundle folders: small, new, or not the right one",
        _ => "Looks like a Plex data folder, with no bundles yet: has Plex analysed any video?",
    };
}
