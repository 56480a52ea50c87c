namespace PreviewForge.Previews.Publishing;

/// <summary>
/// Puts files and folders in place so that at any instant, also after a crash or a power cut, either the old one or the new one
/// is there, whole: fill a temporary neighbour, flush it to the disk, rename it, flush the folder. Between the two renames of a
/// folder nothing may be there for an instant; the next publication brings the old one back if it came no further.
/// One instance per process, used by all its threads: it knows which temporary names are in use.
/// </summary>
public sealed class AtomicPublisher(IFileSystem files, PublisherId id, TimeProvider time)
{
    private readonly Leftovers _leftovers = new(files, id, time);
    private readonly TargetLocks _locks = new();

    /// <summary>Creates or replaces a file. Two calls for one target in this process take turns.</summary>
    /// <param name="target">Absolute path; missing folders are created.</param>
    /// <param name="write">Fills the file.</param>
    /// <param name="beforeRename">Called with the file's length when it is on the disk and about to come into place.</param>
    /// <exception cref="PublishException">It could not be written; what was there before is still there.</exception>
    public void WriteFile(string target, Action<Stream> write, Action<long>? beforeRename = null)
    {
        var (folder, name) = Split(target);
        var temp = Path.Combine(folder, TempName.For(name, id, TempName.Staged));
        Guard(target, () =>
        {
            files.CreateFolder(folder);
            using var turn = _locks.Enter(temp);
            _leftovers.Remove(folder, _locks);
            try
            {
                var length = FillFile(temp, write);
                beforeRename?.Invoke(length);
                files.MoveFile(temp, target);
                files.FlushFolder(folder);
            }
            catch
            {
                TryDelete(() => files.DeleteFile(temp));
                throw;
            }
        });
    }

    /// <summary>Creates or replaces a folder as a whole; its siblings are not touched.</summary>
    /// <param name="target">Absolute path; missing parents are created.</param>
    /// <param name="fill">Writes the folder's files, in the order in which they are to reach the disk.</param>
    /// <exception cref="PublishException">It could not be written; what was there before is still there.</exception>
    public void ReplaceFolder(string target, Action<StagedFolder> fill)
    {
        var (parent, name) = Split(target);
        var staged = Path.Combine(parent, TempName.For(name, id, TempName.Staged));
        var replaced = Path.Combine(parent, TempName.For(name, id, TempName.Replaced));
        Guard(target, () =>
        {
            files.CreateFolder(parent);
            using var turn = _locks.Enter(staged, replaced);
            FolderSwap.Recover(files, target, replaced);
            _leftovers.Remove(parent, _locks);
            try
            {
                files.DeleteFolder(staged);
                files.CreateFolder(staged);
                fill(new StagedFolder(staged, (path, write) => FillFile(path, write)));
                files.FlushFolder(staged);
                FolderSwap.Swap(files, staged, target, replaced);
            }
            catch
            {
                TryDelete(() => files.DeleteFolder(staged));
                throw;
            }
        });
    }

    /// <summary>
    /// Removes what a crash of this publisher left in a folder, and what anyone left there more than a day ago. Failure to do
    /// so harms nothing and is not reported.
    /// </summary>
    public void RemoveLeftovers(string folder) => TryDelete(() => _leftovers.Remove(folder, _locks));

    private long FillFile(string path, Action<Stream> write)
    {
        using var stream = files.Create(path);
        write(stream);
        files.FlushToDisk(stream);
        return stream.Length;
    }

    private static void Guard(string target, Action publish)
    {
        try
        {
            publish();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PublishFailures.Explain(target, e);
        }
    }

    // Cleaning up is best effort: the failure that led here says more, and the next publication cleans up again.
    private static void TryDelete(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static (string Folder, string Name) Split(string target)
    {
        var folder = Path.GetDirectoryName(target);
        var name = Path.GetFileName(target);
        return string.IsNullOrEmpty(folder) || name.Length == 0 || !Path.IsPathFullyQualified(target)
            ? throw new ArgumentException("A target is the absolute path of a file or folder.", nameof(target))
            : (folder, name);
    }
}
