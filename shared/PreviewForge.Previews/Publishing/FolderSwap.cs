namespace PreviewForge.Previews.Publishing;

/// <summary>Replaces a folder by two renames, and mends what a crash between them left.</summary>
internal static class FolderSwap
{
    // Another runner may put its own folder in place between our two renames; then ours goes on top of it.
    private const int Attempts = 5;

    /// <summary>Puts the old folder back when a crash came after the first rename and before the second.</summary>
    public static void Recover(IFileSystem files, string target, string replaced)
    {
        if (files.Stat(replaced) is null)
        {
            return;
        }

        if (files.Stat(target) is null)
        {
            files.MoveFolder(replaced, target);
        }
        else
        {
            Delete(files, replaced);
        }
    }

    public static void Swap(IFileSystem files, string staged, string target, string replaced)
    {
        for (var attempt = 1; ; attempt++)
        {
            SetAside(files, target, replaced);
            try
            {
                files.MoveFolder(staged, target);
                break;
            }
            catch (IOException) when (files.Stat(target) is not null && attempt < Attempts)
            {
            }
            catch
            {
                Recover(files, target, replaced);
                throw;
            }
        }

        files.FlushFolder(Path.GetDirectoryName(target)!);
        Delete(files, replaced);
    }

    private static void SetAside(IFileSystem files, string target, string replaced)
    {
        Delete(files, replaced);
        try
        {
            if (files.Stat(target) is not null)
            {
                files.MoveFolder(target, replaced);
            }
        }
        catch (IOException) when (files.Stat(target) is null)
        {
            // Another runner has just moved it away.
        }
    }

    // What stood in the folder's place may have been a file.
    private static void Delete(IFileSystem files, string path)
    {
        if (files.Stat(path) is { IsDirectory: false })
        {
            files.DeleteFile(path);
        }
        else
        {
            files.DeleteFolder(path);
        }
    }
}
