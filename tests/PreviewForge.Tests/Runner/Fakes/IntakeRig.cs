using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Reporting;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>The intake with fake queues, fake work and a fake clock.</summary>
internal sealed class IntakeRig : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pf-intake-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<Task> _running = [];

    public IntakeRig()
    {
        Options = new RunnerOptions { RunnerId = "r", StateFolder = _folder, TempFolder = _folder };
        Queues = new FakeQueues(Time);
        Held = new HeldMessages(Options);
        var answers = new Answers(new ResultSender(Queues, Time, NullLogger<ResultSender>.Instance), Options);
        var leases = new LeaseFactory(Queues, Held, Time, NullLogger<Lease>.Instance);
        Handler = new MessageHandler(Queues, InFlight, Processor, answers, leases, NullLogger<MessageHandler>.Instance);
    }

    public RunnerOptions Options { get; }

    public ObservedTime Time { get; } = new(DateTimeOffset.UnixEpoch);

    public FakeQueues Queues { get; }

    public FakeProcessor Processor { get; } = new();

    public InFlight InFlight { get; } = new();

    public HeldMessages Held { get; }

    public IntakeGate Gate { get; } = new();

    public MessageHandler Handler { get; }

    public Task RunAsync(IReadOnlyList<string> queues, WorkerPool workers)
    {
        var running = new MessagePump(queues, workers, Queues, Handler, Gate, Time, NullLogger.Instance).RunAsync(_stop.Token, _abort.Token);
        _running.Add(running);
        return running;
    }

    public Task RunExtractionsAsync(int workers) => RunAsync(QueueNames.ExtractsByPriority, new WorkerPool(workers));

    /// <summary>Handles the next message of a queue to its end.</summary>
    public async Task HandleNextAsync(string queue)
    {
        var message = await Queues.ReceiveAsync(queue, Lease.Length, CancellationToken.None);
        using var seat = new Seat(new WorkerPool(1), new Worker(1, 1, DecodeDevice.Cpu));
        await Handler.HandleAsync(message!, seat, _abort.Token);
    }

    public void Stop() => _stop.Cancel();

    public void Abort() => _abort.Cancel();

    /// <summary>Lets the clock run on until something has happened.</summary>
    public async Task UntilAsync(Func<bool> condition, TimeSpan? step = null)
    {
        while (!condition())
        {
            Time.Advance(step ?? TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Abort();
        Stop();
        await Task.WhenAll(_running); // They note in the folder what is in hand.
        Directory.Delete(_folder, recursive: true);
    }
}
