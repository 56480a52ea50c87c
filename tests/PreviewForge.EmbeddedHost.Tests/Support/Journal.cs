using System.Collections.Concurrent;

namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>What functions under test have done, in its order.</summary>
internal sealed class Journal
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<string, int> _numbers = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <returns>1, 2, 3… for each kind.</returns>
    public int Number(string kind) => _numbers.AddOrUpdate(kind, 1, (_, last) => last + 1);

    public void Write(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
            _written.TrySetResult();
            _written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until this line is there, so and so many times.</summary>
    public async Task WaitForAsync(string line, int times = 1)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            Task next;
            lock (_lines)
            {
                if (_lines.Count(written => written == line) >= times)
                {
                    return;
                }

                next = _written.Task;
            }

            await next.WaitAsync(limit.Token);
        }
    }
}
