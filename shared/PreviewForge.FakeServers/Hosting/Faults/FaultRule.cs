namespace PreviewForge.FakeServers.Hosting.Faults;

/// <summary>A fault that was set. Disposing of it takes it back.</summary>
public sealed class FaultRule : IDisposable
{
    private readonly Func<ReceivedRequest, bool> _fits;
    private readonly FaultCalls _calls;
    private readonly Action<FaultRule> _remove;
    private int _seen;
    private int _hits;

    internal FaultRule(Func<ReceivedRequest, bool> fits, Fault fault, FaultCalls calls, Action<FaultRule> remove)
    {
        (_fits, Fault, _calls, _remove) = (fits, fault, calls, remove);
    }

    /// <summary>How many calls it has spoilt.</summary>
    public int Hits => Volatile.Read(ref _hits);

    internal Fault Fault { get; }

    public void Dispose() => _remove(this);

    internal bool Takes(ReceivedRequest request)
    {
        if (!_fits(request) || !_calls.Covers(Interlocked.Increment(ref _seen)))
        {
            return false;
        }

        Interlocked.Increment(ref _hits);
        return true;
    }
}
