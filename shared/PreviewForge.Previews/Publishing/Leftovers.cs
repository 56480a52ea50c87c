namespace PreviewForge.Previews.Publishing;

/// <summary>Removes temporary files and folders that nobody is going to finish.</summary>
internal sealed class Leftovers(IFileSystem files, PublisherId id, TimeProvider time)
{
    /// <summary>Nobody takes that long to fill one file or folder: older things of others are left from a crash.</summary>
    private static readonly TimeSpan ForeignAge = TimeSpan.FromHours(1);

    public void Remove(string folder, TargetLocks inUse)
    {
        foreach (var entry in files.List(folder).Where(IsAbandoned))
        {
            var path = Path.Combine(folder, entry.Name);
            inUse.WhenFree(path, () => Delete(path, entry.Stamp.IsDirectory));
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

    private bool IsAbandoned(FolderEntry entry) =>
        TempName.IsTempOf(entry.Name, id) || (TempName.IsTemp(entry.Name) && AgeOf(entry) > ForeignAge);

    private TimeSpan AgeOf(FolderEntry entry) =>
        time.GetUtcNow() - DateTimeOffset.UnixEpoch.AddTicks(entry.Stamp.ModifiedNs / TimeSpan.NanosecondsPerTick);
}
