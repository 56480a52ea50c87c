using System.Text;
using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>Queues in memory that behave: messages hide for a while, receipts grow old, deliveries are counted.</summary>
internal sealed class FakeQueues(TimeProvider time) : IWorkQueues
{
    private readonly Lock _gate = new();
    private readonly List<Stored> _messages = [];
    private readonly List<string> _journal = [];
    private int _numbers;

    /// <summary>What happened, in order: <c>receive a</c>, <c>send runner-results</c>, <c>delete 1</c> …</summary>
    public IReadOnlyList<string> Journal
    {
        get
        {
            lock (_gate)
            {
                return [.. _journal];
            }
        }
    }

    public bool IsDown { get; set; }

    /// <summary>What no queue should throw.</summary>
    public Exception? Breaks { get; set; }

    /// <summary>The answers to renewals come when this ends; the renewals themselves happen at once.</summary>
    public Task RenewalsAnswer { get; set; } = Task.CompletedTask;

    public int Renewals { get; private set; }

    public IReadOnlyList<RunnerResult> Results =>
        [.. Bodies(QueueNames.RunnerResults).Select(body => JsonSerializer.Deserialize(Convert.FromBase64String(body), Wire.Default.RunnerResult)!)];

    public IReadOnlyList<string> Bodies(string queue)
    {
        lock (_gate)
        {
            return [.. _messages.Where(message => message.Queue == queue).Select(message => message.Body)];
        }
    }

    public void Put(string queue, WorkMessage work, int deliveries = 0) =>
        Put(queue, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(work, Wire.Default.WorkMessage)), deliveries);

    public void Put(string queue, string body, int deliveries = 0)
    {
        lock (_gate)
        {
            _messages.Add(new Stored(queue, $"{++_numbers}", body) { Deliveries = deliveries });
        }
    }

    /// <summary>Somebody else takes a message that we have.</summary>
    public void Steal()
    {
        lock (_gate)
        {
            _messages.ForEach(message => message.Receipt = "stolen");
        }
    }

    public Task<QueuedMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken) => Try($"receive {queue}", () =>
    {
        if (_messages.FirstOrDefault(message => message.Queue == queue && message.VisibleAt <= time.GetUtcNow()) is not { } next)
        {
            return null;
        }

        next.Hide(time.GetUtcNow() + hidden, $"receipt {++_numbers}");
        next.Deliveries++;
        return new QueuedMessage(queue, next.Id, next.Receipt, next.Body, next.Deliveries);
    });

    public async Task<string?> RenewAsync(QueuedMessage message, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var receipt = await Try($"renew {message.Id}", () =>
        {
            if (Find(message) is not { } mine)
            {
                return null;
            }

            Renewals++;
            mine.Hide(time.GetUtcNow() + hidden, $"receipt {++_numbers}");
            return mine.Receipt;
        });
        await RenewalsAnswer.WaitAsync(cancellationToken);
        return receipt;
    }

    public Task DeleteAsync(QueuedMessage message, CancellationToken cancellationToken) => Try($"delete {message.Id}", () =>
        Find(message) is { } mine && _messages.Remove(mine));

    public Task SendAsync(string queue, string body, CancellationToken cancellationToken) => Try($"send {queue}", () =>
    {
        Assert.True(Encoding.UTF8.GetByteCount(body) <= 64 * 1024, "A queue takes no message over 64 KiB.");
        _messages.Add(new Stored(queue, $"{++_numbers}", body));
        return true;
    });

    private Stored? Find(QueuedMessage message) =>
        _messages.FirstOrDefault(stored => stored.Id == message.Id && stored.Receipt == message.Receipt);

    private Task<T> Try<T>(string what, Func<T> action)
    {
        lock (_gate)
        {
            if (IsDown)
            {
                return Task.FromException<T>(new QueueUnavailableException("down", new IOException()));
            }

            if (Breaks is not null)
            {
                return Task.FromException<T>(Breaks);
            }

            _journal.Add(what);
            return Task.FromResult(action());
        }
    }

    private sealed class Stored(string queue, string id, string body)
    {
        public string Queue => queue;

        public string Id => id;

        public string Body => body;

        public string Receipt { get; set; } = "";

        public long Deliveries { get; set; }

        public DateTimeOffset VisibleAt { get; private set; } = DateTimeOffset.MinValue;

        public void Hide(DateTimeOffset until, string receipt) => (VisibleAt, Receipt) = (until, receipt);
    }
}
