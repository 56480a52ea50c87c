namespace PreviewForge.Previews.Publishing;

/// <summary>Removes temporary files and folders that nobody is going to finish.</summary>
internal sealed class Leftovers(IFileSystem files, PublisherId id, TimeProvider time)
{
    /// <summary>
    /// Nobody takes that long to fill one file or folder: older things of others are left from a crash. The times are those of the file
    /// server, whose clock may be wrong by a whole time zone.
    /// </summary>
    private static readonly TimeSpan ForeignAge = TimeSpan.FromDays(1);

    public void Remove(string folder, TargetLocks inUse)
    {
        // Names first: a folder of films has thousands of entries, and asking a share about each would take seconds.
        foreach (var name in files.Names(folder).Where(TempName.IsTemp))
        {
            var path = Path.Combine(folder, name);
            if (files.Stat(path) is { } stamp && IsAbandoned(name, stamp))
            {
                inUse.WhenFree(path, () => Delete(path, stamp.IsDirectory));
            }
        }
    }

    private void Delete(string path, bool isDirectory)
    {
        if (isDirectory)
        {
            files.DeleteFolder(path);
        }
        else
        {
            files.DeleteFile(path);
        }
    }

    private bool IsAbandoned(string name, FileStamp stamp) => TempName.IsTempOf(name, id) || AgeOf(stamp) > ForeignAge;

    private TimeSpan AgeOf(FileStamp stamp) =>
        time.GetUtcNow() - DateTimeOffset.UnixEpoch.AddTicks(stamp.ModifiedNs / TimeSpan.NanosecondsPerTick);
}
