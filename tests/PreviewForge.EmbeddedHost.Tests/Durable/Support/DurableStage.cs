using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Support;

/// <summary>What outlives a crash in a test: the folder, the clock, and what the functions did to the world.</summary>
internal sealed class DurableStage : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("durable");
    private int _invocations;

    public DurableStage(params Type[] functions) => Functions = functions;

    public IReadOnlyList<Type> Functions { get; }

    public string Directory => _directory.FullName;

    public string StorePath => Path.Combine(Directory, "durable.db");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public LogLines Logs { get; } = new();

    /// <summary>What functions noted, in order.</summary>
    public ConcurrentQueue<string> Notes { get; } = new();

    /// <summary>Named flags that a test sets while instances are under way.</summary>
    public ConcurrentDictionary<string, bool> Flags { get; } = new();

    /// <summary>The number of the function run at which everything stands still, so that the test can crash the host there; 0: none.</summary>
    public int HaltAt { get; set; }

    public TaskCompletionSource Halted { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (HaltAt > 0 && Interlocked.Increment(ref _invocations) >= HaltAt)
        {
            Halted.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
    }

    public void GoOn()
    {
        HaltAt = 0;
        Halted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
