namespace PreviewForge.FakeServers.Hosting;

/// <summary>What the fake has seen.</summary>
public abstract partial class FakeServer
{
    private readonly Journal<ReceivedRequest> _requests = new(options.RequestsKept);
    private readonly Journal<Violation> _violations = new(options.RequestsKept);

    /// <summary>All requests so far, in the order of arrival; a copy.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _requests.Entries;

    /// <summary>All requests so far that the vendor wouldn't know; a copy.</summary>
    public IReadOnlyList<Violation> Violations => _violations.Entries;

    /// <exception cref="VendorViolationException">There were violations; the message lists them.</exception>
    public void ThrowIfViolated()
    {
        if (Violations is { Count: > 0 } violations)
        {
            throw new VendorViolationException($"{GetType().Name} got what its vendor doesn't know:\n{string.Join('\n', violations)}");
        }
    }

    /// <summary>Forgets requests, violations and counts; the vendor's state stays.</summary>
    public void Forget()
    {
        _requests.Clear();
        _violations.Clear();
        Calls.Reset();
    }

    /// <summary>The first request that fits, be it here already or yet to come.</summary>
    public Task<ReceivedRequest> WhenReceivedAsync(Func<ReceivedRequest, bool> fits, CancellationToken cancellationToken) =>
        _requests.WhenAsync(fits, cancellationToken);

    private void Report(ReceivedRequest request, Problem problem) => _violations.Add(new Violation(request, problem));
}
