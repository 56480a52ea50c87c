using System.Collections.Concurrent;

namespace PreviewForge.EmbeddedHost.Durable.Scheduling;

/// <summary>Lets clients wait for an instance to change without asking the store again and again.</summary>
internal sealed class InstanceWatch
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _watched = new(StringComparer.Ordinal);

    /// <summary>A task that ends at the next change. Take it first, look at the instance then.</summary>
    public Task NextChangeOf(string id)
        => _watched.GetOrAdd(id, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string id)
    {
        if (_watched.TryRemove(id, out TaskCompletionSource? waiting))
        {
            waiting.SetResult();
        }
    }
}
