namespace PreviewForge.FakeServers.Hosting;

/// <summary>Counts calls by the name of their endpoint, faulty answers included.</summary>
public sealed class CallCounter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>All calls since the last <see cref="Reset"/>, those to unknown paths included.</summary>
    public int Total { get; private set; }

    /// <summary>Calls of one endpoint since the last <see cref="Reset"/>.</summary>
    public int this[string endpoint]
    {
        get
        {
            lock (_gate)
            {
                return _counts.GetValueOrDefault(endpoint);
            }
        }
    }

    /// <summary>A copy of all counts.</summary>
    public IReadOnlyDictionary<string, int> Snapshot()
    {
        lock (_gate)
        {
            return new Dictionary<string, int>(_counts);
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _counts.Clear();
            Total = 0;
        }
    }

    internal void Count(string? endpoint)
    {
        lock (_gate)
        {
            Total++;
            if (endpoint is not null)
            {
                _counts[endpoint] = _counts.GetValueOrDefault(endpoint) + 1;
            }
        }
    }
}
