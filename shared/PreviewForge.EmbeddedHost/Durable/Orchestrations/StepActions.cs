using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Does what an orchestrator has asked for, as rows of the store.</summary>
internal static class StepActions
{
    public static void Perform(StoreTransaction transaction, Instance instance, StepResult result, DateTimeOffset now)
    {
        foreach (int timer in result.CancelledTimers)
        {
            transaction.DeleteTimer(instance.Id, instance.ExecutionId, timer);
        }

        foreach (ScheduledEvent asked in result.Added)
        {
            if (!result.CancelledTimers.Contains(asked.Id))
            {
                Perform(transaction, instance, asked, now);
            }
        }
    }

    private static void Perform(StoreTransaction transaction, Instance instance, ScheduledEvent asked, DateTimeOffset now)
    {
        switch (asked)
        {
            case ActivityScheduled activity:
                transaction.AddActivity(instance.Id, instance.ExecutionId, activity);
                break;
            case TimerCreated timer:
                transaction.Send(Reply(instance, timer.Id, MessageKind.TimerFired) with { Due = timer.FireAt });
                break;
            case SubOrchestrationScheduled sub:
                Start(transaction, instance, sub, now);
                break;
            case EventSent sent:
                transaction.Send(new Message(sent.Target, MessageKind.Event) { Name = sent.Name, Body = sent.Payload, Sender = instance.Id });
                break;
            case EntitySignaled signal:
                transaction.Send(new Message(signal.Entity, MessageKind.Signal) { Name = signal.Operation, Body = signal.Input, Due = signal.Due, Sender = instance.Id });
                break;
            case EntityCalled call:
                transaction.Send(From(instance, call.Id, call.Entity, MessageKind.Call) with { Name = call.Operation, Body = call.Input });
                break;
            case EntitiesLocked locked:
                transaction.Send(From(instance, locked.Id, locked.Entities[0], MessageKind.Lock) with { Body = HistoryJson.Write(locked.Entities) });
                break;
            case EntitiesReleased released:
                transaction.Release(instance.Id, released.Entities);
                break;
        }
    }

    private static void Start(StoreTransaction transaction, Instance parent, SubOrchestrationScheduled sub, DateTimeOffset now)
    {
        if (transaction.IsAlive(sub.InstanceId))
        {
            Failure inUse = new(
                "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException", $"An orchestration instance '{sub.InstanceId}' exists and has not ended.", null, null);
            transaction.Send(Reply(parent, sub.Id, MessageKind.Failed) with { Body = HistoryJson.Write(inUse) });
            return;
        }

        Instance child = new()
        {
            Id = sub.InstanceId,
            ExecutionId = Guid.NewGuid().ToString("N"),
            Name = sub.Name,
            Version = sub.Version ?? string.Empty,
            Status = OrchestrationRuntimeStatus.Pending,
            Created = now,
            Updated = now,
            Input = sub.Input,
            Parent = new ParentLink(parent.Id, parent.Name, parent.ExecutionId, sub.Id),
            Tags = sub.Tags ?? new Dictionary<string, string>(),
        };
        transaction.Create(child, null);
    }

    private static Message Reply(Instance instance, int task, MessageKind kind) => new(instance.Id, kind) { ExecutionId = instance.ExecutionId, TaskId = task };

    private static Message From(Instance instance, int task, string entity, MessageKind kind)
        => new(entity, kind) { ExecutionId = instance.ExecutionId, TaskId = task, Sender = instance.Id };
}
