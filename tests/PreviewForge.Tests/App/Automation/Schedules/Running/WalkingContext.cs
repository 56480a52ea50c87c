using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace PreviewForge.Tests.App.Automation.Schedules.Running;

/// <summary>An orchestration's surroundings in which time passes at its timers: the clock goes where it waits for. No event ever comes, unless it lies there.</summary>
internal sealed class WalkingContext(object input, FakeTimeProvider time) : TaskOrchestrationContext
{
    /// <summary>Does the activities.</summary>
    public required Func<string, object?, Task<object?>> Activity { get; init; }

    /// <summary>True: the event that is waited for next has come already.</summary>
    public bool HasEvent { get; init; }

    public object? ContinuedWith { get; private set; }

    public List<object?> Shown { get; } = [];

    public override TaskName Name => "walk";

    public override string InstanceId => "walk";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => time.GetUtcNow().UtcDateTime;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T?)input;

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
        => (TResult)(await Activity(name.Name, input))!;

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (HasEvent)
        {
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        if (fireAt > CurrentUtcDateTime)
        {
            time.SetUtcNow(new DateTimeOffset(fireAt, TimeSpan.Zero));
        }

        return Task.CompletedTask;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
        => HasEvent ? Task.FromResult(default(T)!) : Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => default(T)!, cancellationToken);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Assert.True(preserveUnprocessedEvents);
        ContinuedWith = newInput;
    }

    public override void SetCustomStatus(object? customStatus) => Shown.Add(customStatus);

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
