namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Paths that the server was told of, until it looks at them.</summary>
internal sealed class UpdateQueue(ServerState state, LibraryScanner scanner, Lock gate)
{
    private readonly List<PathUpdate> _all = [];
    private readonly List<PathUpdate> _pending = [];
    private readonly List<ITimer> _timers = [];

    public Indexing Indexing { get; set; } = new Indexing.AtOnce();

    /// <summary>Everything that ever came, in order.</summary>
    public IReadOnlyList<PathUpdate> All => _all;

    /// <summary>What the server hasn't looked at yet.</summary>
    public IReadOnlyList<PathUpdate> Pending => _pending;

    public void Add(PathUpdate update)
    {
        _all.Add(update);
        _pending.Add(update);
        switch (Indexing)
        {
            case Indexing.AtOnce:
                Index(update.Path);
                break;
            case Indexing.After(var delay):
                _timers.Add(state.Time.CreateTimer(_ => OnTimer(update), null, delay, Timeout.InfiniteTimeSpan));
                break;
        }
    }

    /// <summary>Looks at a path now, whether it is in the queue or not.</summary>
    public void Index(string path)
    {
        _pending.RemoveAll(update => update.Path == path);
        scanner.Scan(path);
    }

    private void OnTimer(PathUpdate update)
    {
        lock (gate)
        {
            if (_pending.Contains(update))
            {
                Index(update.Path);
            }
        }
    }
}
