using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>
/// One step of an instance: takes what waits in its inbox, replays the code, and writes in one transaction what came of it. Dying
/// anywhere before the commit means that the step has not been; after it, that it is done.
/// </summary>
internal sealed class OrchestrationStep(OrchestratorRunner runner, TimeProvider time, ILogger<OrchestrationStep> logger)
{
    private sealed record Loaded(Instance? Instance, IReadOnlyList<Message> Messages);

    public async Task RunAsync(DurableStore store, string id, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Loaded loaded = store.Read(session => new Loaded(InstanceRows.Find(session, id), MessageRows.Due(session, id, now)));
        if (loaded.Messages.Count == 0)
        {
            return;
        }

        if (loaded.Instance is not { HasEnded: false } instance)
        {
            await store.WriteAsync(transaction => transaction.DeleteMessages(loaded.Messages));
            return;
        }

        await AdvanceAsync(store, instance, loaded.Messages, now, cancellationToken);
    }

    private async Task AdvanceAsync(
        DurableStore store, Instance instance, IReadOnlyList<Message> messages, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<HistoryEvent> past;
        Inbox inbox;
        try
        {
            instance.ThrowIfDamaged();
            past = store.Read(session => HistoryRows.Read(session, instance.Id));
            inbox = new Inbox(instance, messages, past.Count > 0, now);
        }
        catch (JsonException e)
        {
            logger.LogError(e, "What the store has of {InstanceId} can't be read; the instance fails.", instance.Id);
            await store.WriteAsync(new StepCommit(instance, [], messages, now).Apply(OrchestratorRunner.Failed(e)));
            return;
        }

        if (inbox.Termination is { } termination)
        {
            await store.WriteAsync(new StepCommit(instance, [], messages, now).Terminate(termination));
            return;
        }

        if (inbox.Taken.Count == 0)
        {
            return;
        }

        Instance current = Obey(instance, inbox, past.Count > 0);
        StepCommit commit = new(current, inbox.Events, inbox.Taken, now);
        if (inbox.Events.Count == 0)
        {
            await store.WriteAsync(commit.Nothing);
            return;
        }

        StepResult result = await runner.RunAsync(current, past, inbox.Events, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        await store.WriteAsync(commit.Apply(result));
        logger.LogDebug("{InstanceId} took {Count} messages and is {Result}.", instance.Id, inbox.Taken.Count, result.GetType().Name);
    }

    private static Instance Obey(Instance instance, Inbox inbox, bool hasStarted) => inbox.Control is null ? instance : instance with
    {
        Status = StatusAfter(inbox, hasStarted),
        Output = inbox.IsSuspended ? inbox.Control.Body : null,
    };

    private static OrchestrationRuntimeStatus StatusAfter(Inbox inbox, bool hasStarted)
        => inbox.IsSuspended ? OrchestrationRuntimeStatus.Suspended
            : hasStarted ? OrchestrationRuntimeStatus.Running : OrchestrationRuntimeStatus.Pending;
}
