namespace PreviewForge.Functions.Settings.Validation;

/// <summary>Looks at a folder that videos are to be found in.</summary>
internal static class LocalPathCheck
{
    public static LocalPathVerdict Of(string path, FolderFence media)
    {
        if (path.Length == 0)
        {
            return new LocalPathVerdict(false, false, null);
        }

        if (FolderFence.IsNoPath(path))
        {
            return new LocalPathVerdict(false, false, "Invalid path");
        }

        return !media.Contains(path)
            ? new LocalPathVerdict(false, false, "Path is outside the allowed media root")
            : Look(path);
    }

    private static LocalPathVerdict Look(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? new LocalPathVerdict(true, false, "Path is a file, not a folder") : new LocalPathVerdict(false, false, null);
        }

        try
        {
            _ = Directory.EnumerateFileSystemEntries(path).Any();
            return new LocalPathVerdict(true, true, null);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return new LocalPathVerdict(true, false, "The folder can't be listed by this app");
        }
    }
}
