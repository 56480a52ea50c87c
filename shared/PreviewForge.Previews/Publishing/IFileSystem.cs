namespace PreviewForge.Previews.Publishing;

/// <summary>
/// What this library needs of a file system, and no more. Failures are the base library's: <see cref="IOException"/> and its
/// kin, <see cref="UnauthorizedAccessException"/>.
/// </summary>
public interface IFileSystem
{
    /// <summary>Null when nothing is there, or it can't be looked at.</summary>
    FileStamp? Stat(string path);

    /// <summary>Names of a directory's entries without their folder, in any order; empty when there is no such directory.</summary>
    IReadOnlyList<string> Names(string folder);

    /// <summary>Opens for reading; others may replace or delete the file meanwhile.</summary>
    Stream OpenRead(string path);

    /// <summary>Opens for writing and reading; a file of that name is emptied.</summary>
    Stream Create(string path);

    /// <summary>Returns when everything written to a stream of <see cref="Create"/> is on the disk.</summary>
    void FlushToDisk(Stream stream);

    /// <summary>Returns when renames and new names in the directory are on the disk, where the system can do that.</summary>
    void FlushFolder(string folder);

    /// <summary>Creates the directory and all its parents; does nothing when it is there.</summary>
    void CreateFolder(string folder);

    /// <summary>Renames within one folder in one step; a file of the new name is replaced.</summary>
    void MoveFile(string source, string target);

    /// <summary>Renames within one parent in one step; fails when something of the new name is there.</summary>
    void MoveFolder(string source, string target);

    /// <summary>Does nothing when there is no such file.</summary>
    void DeleteFile(string path);

    /// <summary>Deletes the directory with all that is in it; does nothing when there is no such directory.</summary>
    void DeleteFolder(string folder);
}

/// <param name="IsDirectory">True for a directory, or a link to one.</param>
/// <param name="Length">Bytes; 0 for a directory.</param>
/// <param name="ModifiedNs">Nanoseconds since 1970-01-01 UTC.</param>
public sealed record FileStamp(bool IsDirectory, long Length, long ModifiedNs);
