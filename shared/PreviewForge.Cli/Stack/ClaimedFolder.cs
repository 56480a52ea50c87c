namespace PreviewForge.Cli.Stack;

/// <summary>
/// A folder that one process holds by a lock, which the system takes away when the process ends, however it ends.
/// Two stacks never share a store.
/// </summary>
internal sealed class ClaimedFolder : IDisposable
{
    private const string LockName = ".lock";
    private readonly FileStream _lock;

    private ClaimedFolder(string path, FileStream held) => (FullPath, _lock) = (path, held);

    public string FullPath { get; }

    /// <summary>Claims a folder, making it when it isn't there; null when another process holds it.</summary>
    public static ClaimedFolder? TryClaim(string path)
    {
        Directory.CreateDirectory(path);
        try
        {
            var held = new FileStream(Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new ClaimedFolder(path, held);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Gives the folder up and removes it with all it holds.</summary>
    public void Delete()
    {
        Directory.Delete(FullPath, recursive: true);
        Dispose();
    }

    public void Dispose() => _lock.Dispose();
}
