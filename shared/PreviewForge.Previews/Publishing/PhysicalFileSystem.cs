namespace PreviewForge.Previews.Publishing;

/// <summary>The disks of this machine.</summary>
public sealed class PhysicalFileSystem : IFileSystem
{
    public FileStamp? Stat(string path)
    {
        try
        {
            FileSystemInfo info = new FileInfo(path);
            info = info.Exists ? info : new DirectoryInfo(path);
            // A link's own length and time say nothing of the file; libraries made of links are common.
            return Stamp(info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // ArgumentException: a name with a null character.
        }
    }

    public IReadOnlyList<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    public Stream OpenRead(string path) => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public Stream Create(string path) => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024);

    public void FlushToDisk(Stream stream) => ((FileStream)stream).Flush(flushToDisk: true);

    /// <summary>
    /// On Linux and macOS a rename is safe from a power cut only when the folder was fsynced too. Windows has no such call and
    /// needs none: NTFS journals renames. File systems that can't fsync a folder (some FUSE and SMB mounts) are left alone.
    /// </summary>
    public void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Posix.Open(folder, Posix.ReadOnly);
        if (descriptor >= 0)
        {
            _ = Posix.FileSync(descriptor);
            _ = Posix.Close(descriptor);
        }
    }

    public void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    public void MoveFile(string source, string target) => File.Move(source, target, overwrite: true);

    public void MoveFolder(string source, string target) => Directory.Move(source, target);

    public void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    public void DeleteFolder(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }

    private static FileStamp? Stamp(FileSystemInfo info)
    {
        if (!info.Exists)
        {
            return null;
        }

        var modified = (info.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        return info is FileInfo file ? new FileStamp(false, file.Length, modified) : new FileStamp(true, 0, modified);
    }
}
