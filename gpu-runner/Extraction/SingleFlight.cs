namespace PreviewForge.GpuRunner.Extraction;

/// <summary>
/// Lets one worker at a time work on a video. Who comes second finds the outputs fresh. Between runners nothing holds back the
/// second; what it publishes is the same, byte for byte.
/// </summary>
internal sealed class SingleFlight
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _taken = new(StringComparer.Ordinal);

    /// <summary>Null when somebody works on the path.</summary>
    public IDisposable? TryEnter(string path)
    {
        lock (_gate)
        {
            return TryTake(path);
        }
    }

    /// <summary>Waits until nobody else works on the path; ends when disposed.</summary>
    public async Task<IDisposable> EnterAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task leaving;
            lock (_gate)
            {
                if (TryTake(path) is { } turn)
                {
                    return turn;
                }

                leaving = _taken[path].Task;
            }

            await leaving.WaitAsync(cancellationToken);
        }
    }

    private Turn? TryTake(string path) =>
        _taken.TryAdd(path, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)) ? new Turn(this, path) : null;

    private sealed class Turn(SingleFlight flights, string path) : IDisposable
    {
        public void Dispose()
        {
            lock (flights._gate)
            {
                flights._taken.Remove(path, out var leaving);
                leaving?.TrySetResult();
            }
        }
    }
}
