using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Brings raised events and waits together: by name in any case, early events first in first out, the newest wait first.</summary>
internal sealed class ExternalEvents
{
    private readonly List<EventRaised> _early = [];
    private readonly List<(string Name, TaskCompletionSource<string?> Source)> _waits = [];

    public bool IsWaiting => _waits.Count > 0;

    /// <summary>Events that nobody has waited for.</summary>
    public IReadOnlyList<EventRaised> Unprocessed => _early;

    public Task<string?> WaitFor(string name, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<string?>(cancellationToken);
        }

        int found = _early.FindIndex(early => IsSame(early.Name, name));
        if (found >= 0)
        {
            EventRaised taken = _early[found];
            _early.RemoveAt(found);
            return Task.FromResult(taken.Payload);
        }

        TaskCompletionSource<string?> source = new();
        _waits.Add((name, source));
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.UnsafeRegister(_ => Cancel(source, cancellationToken), null);
        }

        return source.Task;
    }

    public void Raise(EventRaised raised)
    {
        int newest = _waits.FindLastIndex(wait => IsSame(wait.Name, raised.Name));
        if (newest < 0)
        {
            _early.Add(raised);
            return;
        }

        TaskCompletionSource<string?> source = _waits[newest].Source;
        _waits.RemoveAt(newest);
        source.SetResult(raised.Payload);
    }

    private void Cancel(TaskCompletionSource<string?> source, CancellationToken cancellationToken)
    {
        if (_waits.RemoveAll(wait => wait.Source == source) > 0)
        {
            source.SetCanceled(cancellationToken);
        }
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
