using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Finds the orchestrator's function, replays it, and says how it stands.</summary>
internal sealed class OrchestratorRunner(
    DurableFunctions functions, IFunctionInvoker invoker, DataConverter converter, TimeProvider time, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<OrchestratorRunner>();

    public async Task<StepResult> RunAsync(
        Instance instance, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> added, CancellationToken cancellationToken)
    {
        ReplayContext context = new(instance, converter, loggers);
        StepResult result;
        try
        {
            FunctionDescriptor function = functions.Orchestrator(instance.Name);
            Replay replay = new(context, () => StartAsync(function, context, cancellationToken), time, _logger);
            result = await replay.PlayAsync(past, added, cancellationToken) is { } ended
                ? Judge(context, await ended)
                : new StepResult.Waiting();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            result = Failed(e);
            if (e is NonDeterministicOrchestrationException)
            {
                // What such a run asked for follows from nothing and is not done.
                return result with { CustomStatus = context.CustomStatus };
            }
        }

        return result with { Added = context.Tasks.Added, CancelledTimers = context.Tasks.CancelledTimers, CustomStatus = context.CustomStatus };
    }

    public static StepResult Failed(Exception exception)
    {
        Failure failure = Failure.Of(exception);
        return new StepResult.Ended(OrchestrationRuntimeStatus.Failed, failure.Summary, failure);
    }

    private Task<object?> StartAsync(FunctionDescriptor function, ReplayContext context, CancellationToken cancellationToken)
    {
        Invocation invocation = new(function)
        {
            TriggerValue = context,
            BindOther = parameter => context.ReadInput(parameter.ParameterType),
            MayBeLeftBehind = true,
        };
        return invoker.InvokeAsync(invocation, cancellationToken);
    }

    private StepResult Judge(ReplayContext context, object? returned)
    {
        if (context.NextRound is { } next)
        {
            return new StepResult.NextRound(converter.Serialize(next.NewInput), next, context.Events.Unprocessed);
        }

        // An instance is not complete before its timers are: fired or cancelled. Until then each replay comes to this result again.
        return context.Tasks.HasTimers
            ? new StepResult.Waiting()
            : new StepResult.Ended(OrchestrationRuntimeStatus.Completed, converter.Serialize(returned), null);
    }
}
