using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Live;

/// <summary>
/// Wakes those who wait for events: soon after this host wrote something, and now and then for what other hosts wrote. It only saves looking: nothing is lost
/// with a beat.
/// </summary>
public sealed class LivePulse : IDisposable
{
    /// <summary>A burst of writes is one beat.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    /// <summary>So long at most until what another host wrote is seen.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly TimeProvider _time;
    private volatile TaskCompletionSource _written = New();

    public LivePulse(Database database, TimeProvider time)
    {
        (_database, _time) = (database, time);
        database.Written += Note;
    }

    /// <summary>The next beat; to be asked for before one looks, so that none is missed.</summary>
    public Task Next => _written.Task;

    /// <summary>Waits for a beat, a second at most.</summary>
    public async Task WaitAsync(Task beat, CancellationToken cancellationToken)
    {
        try
        {
            await beat.WaitAsync(Longest, _time, cancellationToken);
            await Task.Delay(Gathering, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Time to look for what others wrote.
        }
    }

    public void Dispose() => _database.Written -= Note;

    private void Note()
    {
        Interlocked.Exchange(ref _written, New()).TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
