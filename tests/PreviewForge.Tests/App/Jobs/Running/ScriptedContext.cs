using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Jobs.Announcing;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Jobs.Running;

/// <summary>An orchestration's surroundings, played by the test: activities answer what it says, and each call is written down.</summary>
internal sealed class ScriptedContext(RunJobInput input) : TaskOrchestrationContext
{
    public List<string> Calls { get; } = [];

    /// <summary>How long it would wait, wait by wait.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>What it said of itself, as JSON.</summary>
    public List<string> Statuses { get; } = [];

    /// <summary>The words for its state in them.</summary>
    public IReadOnlyList<string?> States => [.. Statuses.Select(status => (string?)JsonNode.Parse(status)!["state"])];

    public Func<string, object?> Answer { get; init; } = _ => null;

    /// <summary>True: an event comes at each wait; false: each wait runs out.</summary>
    public bool HasProgress { get; init; } = true;

    public RunJobInput? ContinuedWith { get; private set; }

    public override TaskName Name => nameof(RunJob);

    public override string InstanceId => RunJob.InstanceId(input.JobId);

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>()
        where T : default => (T?)(object)input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Calls.Add(input is JobFailure failure ? $"{name.Name}: {failure.Reason}" : name.Name);
        return Task.FromResult((Answer(name.Name) ?? UsualAnswer(name.Name)) is { } answer ? (TResult)answer : default!);
    }

    /// <summary>Everything is listed, and nobody has to be told.</summary>
    private static object? UsualAnswer(string activity) => activity switch
    {
        nameof(RunJobActivities.ListVideos) => ListingRound.Done,
        nameof(RunJobActivities.AnnounceWork) => new AnnounceRound(0, null),
        _ => null,
    };

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Waits.Add(fireAt - CurrentUtcDateTime);
        return HasProgress ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Calls.Add($"wait for {eventName}");
        return HasProgress ? Task.FromResult(default(T)!) : Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => default(T)!, cancellationToken);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Assert.True(preserveUnprocessedEvents);
        ContinuedWith = (RunJobInput?)newInput;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => Statuses.Add(JsonSerializer.Serialize(customStatus));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
        => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
