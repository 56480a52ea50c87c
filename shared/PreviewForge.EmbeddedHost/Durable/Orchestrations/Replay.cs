using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Runs an orchestrator's code over its history and the new events.</summary>
internal sealed class Replay(ReplayContext context, Func<Task<object?>> start, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// An orchestrator waits for nothing but its context. Middleware before it may have to wait for something else; it gets this long.
    /// </summary>
    private static readonly TimeSpan ForeignWait = TimeSpan.FromSeconds(30);

    private readonly OrchestratorThread _thread = new();
    private Task<object?>? _run;

    /// <returns>The finished run of the code, or null when it waits.</returns>
    /// <exception cref="NonDeterministicOrchestrationException">Code and history disagree.</exception>
    public async Task<Task<object?>?> PlayAsync(IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> added, CancellationToken cancellationToken)
    {
        context.Replaying = past.Count > 0;
        foreach (HistoryEvent happened in past)
        {
            await ApplyAsync(happened, cancellationToken);
        }

        context.Replaying = false;
        context.Tasks.CancelledTimers.Clear();
        foreach (HistoryEvent happened in added)
        {
            await ApplyAsync(happened, cancellationToken);
        }

        return _run?.IsCompleted == true ? _run : null;
    }

    private async Task ApplyAsync(HistoryEvent happened, CancellationToken cancellationToken)
    {
        _thread.Run(() => Apply(happened));
        while (_run is { IsCompleted: false } && !context.IsWaiting)
        {
            await WaitForOthersAsync(_run, cancellationToken);
            _thread.Run(() => { });
        }
    }

    private void Apply(HistoryEvent happened)
    {
        switch (happened)
        {
            case StepStarted:
                context.Now = happened.At;
                break;
            case ExecutionStarted:
                _run = start();
                break;
            case ScheduledEvent scheduled:
                context.Tasks.Confirm(scheduled);
                break;
            case TaskCompleted completed:
                context.Tasks.Complete(completed.Id, completed.Result);
                break;
            case TimerFired fired:
                context.Tasks.Complete(fired.Id, null);
                break;
            case TaskFailed failed:
                context.Tasks.Fail(failed.Id, failed.Failure);
                break;
            case EventRaised raised:
                context.Events.Raise(raised);
                break;
        }
    }

    private async Task WaitForOthersAsync(Task run, CancellationToken cancellationToken)
    {
        logger.LogDebug("{InstanceId} waits for something that does not come from its context.", context.InstanceId);
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task late = Task.Delay(ForeignWait, time, patience.Token);
        Task first = await Task.WhenAny(run, _thread.Posted, late);
        await patience.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (first == late)
        {
            throw new InvalidOperationException(
                $"The orchestrator {context.Name} waits for a task that is not of its context. "
                + "It must not do I/O, delay or run on other threads; activities do that.");
        }
    }
}
