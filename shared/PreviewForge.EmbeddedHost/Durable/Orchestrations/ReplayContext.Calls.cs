using Microsoft.DurableTask;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

internal sealed partial class ReplayContext
{
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        string? data = _converter.Serialize(input);
        return RetryAsync<TResult>(name, options?.Retry, () => new ActivityScheduled(Tasks.NextId(), name) { Input = data });
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        _entities.RefuseInCriticalSection("start a sub-orchestration");
        string? data = _converter.Serialize(input);
        string instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        NewInstance.CheckId(instanceId);
        return RetryAsync<TResult>(orchestratorName, options?.Retry, () => new SubOrchestrationScheduled(Tasks.NextId(), orchestratorName, instanceId)
        {
            Input = data,
            Version = options?.Version?.Version,
            Tags = options?.Tags?.AsReadOnly(),
        });
    }

    private async Task<TResult> RetryAsync<TResult>(string name, TaskRetryOptions? retry, Func<ScheduledEvent> schedule)
    {
        DateTime started = CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            ScheduledEvent scheduled = schedule();
            TaskFailedException failure;
            try
            {
                return _converter.Deserialize<TResult>(await Tasks.AddAndWait(scheduled))!;
            }
            catch (TaskFailure e)
            {
                failure = new TaskFailedException(name, scheduled.Id, e.Failure.ToDetails());
            }

            if (!await MayRetryAsync(retry, attempt, started, failure))
            {
                throw failure;
            }
        }
    }

    private async Task<bool> MayRetryAsync(TaskRetryOptions? retry, int attempt, DateTime started, TaskFailedException failure)
    {
        TimeSpan elapsed = CurrentUtcDateTime - started;
        if (retry?.Handler is { } handler)
        {
            return await handler(new RetryContext(this, attempt, failure.FailureDetails, elapsed, CancellationToken.None));
        }

        if (retry?.Policy is not { } policy || attempt >= policy.MaxNumberOfAttempts
            || (policy.RetryTimeout != Timeout.InfiniteTimeSpan && elapsed >= policy.RetryTimeout)
            || policy.FailureFilter?.Invoke(failure.FailureDetails) == false)
        {
            return false;
        }

        await CreateTimer(policy.DelayAfter(attempt), CancellationToken.None);
        return true;
    }
}
