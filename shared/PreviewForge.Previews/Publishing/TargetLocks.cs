namespace PreviewForge.Previews.Publishing;

/// <summary>Which temporary paths are in use in this process. A path that is in use is waited for.</summary>
internal sealed class TargetLocks
{
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);

    // A file or folder takes seconds; who waits longer waits for a disk that doesn't answer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Waits until none of the paths is in use, takes all, and gives them back when disposed.</summary>
    /// <exception cref="IOException">Another thread has had one of them for ten minutes.</exception>
    public IDisposable Enter(params string[] paths)
    {
        lock (_held)
        {
            while (paths.Any(_held.Contains))
            {
                if (!Monitor.Wait(_held, Patience))
                {
                    throw new IOException($"'{paths[0]}' has been in use for {Patience.TotalMinutes:0} minutes: the disk does not answer.");
                }
            }

            _held.UnionWith(paths);
        }

        return new Turn(this, paths);
    }

    /// <summary>Does something to a path unless it is in use; nobody can begin to use it meanwhile.</summary>
    public void WhenFree(string path, Action action)
    {
        lock (_held)
        {
            if (!_held.Contains(path))
            {
                action();
            }
        }
    }

    private sealed class Turn(TargetLocks locks, string[] paths) : IDisposable
    {
        public void Dispose()
        {
            lock (locks._held)
            {
                locks._held.ExceptWith(paths);
                Monitor.PulseAll(locks._held);
            }
        }
    }
}
