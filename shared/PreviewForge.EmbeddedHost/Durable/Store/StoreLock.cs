namespace PreviewForge.EmbeddedHost.Durable.Store;

/// <summary>Keeps the store for this process. The operating system drops the lock when the process dies, however it dies.</summary>
internal static class StoreLock
{
    /// <exception cref="InvalidOperationException">Another host has the store.</exception>
    public static FileStream Take(string storePath)
    {
        string path = storePath + ".lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new InvalidOperationException(
                $"The durable store {storePath} is in use: another host runs on it. Stop that one, or give this one a store of its own.", e);
        }
    }
}
