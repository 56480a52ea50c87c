using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Jobs.Retrying;

namespace PreviewForge.Tests.App.Jobs.Retrying;

/// <summary>The surroundings of a chain of tries: activities answer what the test says, and its clock goes on with each timer.</summary>
internal sealed class ScriptedChain(RetryChainInput input) : TaskOrchestrationContext
{
    private DateTime _now = Start;

    public static DateTime Start { get; } = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public List<string> Calls { get; } = [];

    /// <summary>What it said of itself, as JSON.</summary>
    public List<string> Statuses { get; } = [];

    public required Func<string, object?> Answer { get; init; }

    /// <summary>True: somebody wants the wait to end as soon as it begins.</summary>
    public bool IsHurried { get; init; }

    public RetryChainInput? ContinuedWith { get; private set; }

    public override TaskName Name => nameof(RetryChain);

    public override string InstanceId => RetryChain.InstanceId(input.HeadJobId);

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T?)(object)input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Calls.Add(name.Name);
        return Task.FromResult(Answer(name.Name) is { } answer ? (TResult)answer : default!);
    }

    /// <summary>Only waits for an event can be broken off.</summary>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Calls.Add($"timer {(fireAt - _now).TotalSeconds}");
        if (IsHurried && cancellationToken.CanBeCanceled)
        {
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        _now = fireAt;
        return Task.CompletedTask;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Calls.Add($"wait for {eventName}");
        return IsHurried ? Task.FromResult(default(T)!) : Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => default(T)!, cancellationToken);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => ContinuedWith = (RetryChainInput?)newInput;

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => Statuses.Add(JsonSerializer.Serialize(customStatus));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
