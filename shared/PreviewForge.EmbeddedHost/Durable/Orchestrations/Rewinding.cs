using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>
/// Brings a failed instance back to before its last failures: they are taken out of the history, so the replay asks for these tasks again.
/// Failures after which the code has gone on to ask for more were handled by it and stay. What had not been answered when the instance failed is
/// asked for again as well: the failure has dropped it.
/// </summary>
internal static class Rewinding
{
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public static void Rewind(StoreTransaction transaction, string id)
    {
        Instance instance = InstanceRows.Find(transaction.Session, id)
            ?? throw new ArgumentException($"No orchestration with instance ID \"${id}\" found.", nameof(id));
        if (instance.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new InvalidOperationException(
                $"This orchestration has status {instance.Status}, but only orchestrations in the \"Failed\" state can be rewound.");
        }

        List<HistoryEvent> history = HistoryRows.Read(transaction.Session, id);
        HashSet<int> again = [.. LastFailures(history), .. Unanswered(transaction, history)];
        List<string> children = [.. history.OfType<SubOrchestrationScheduled>().Where(sub => again.Contains(sub.Id)).Select(sub => sub.InstanceId)];
        List<string> rewound = [.. children.Where(child => InstanceRows.StatusOf(transaction.Session, child) == OrchestrationRuntimeStatus.Failed)];

        transaction.DropOpenWork(id, OpenWork.All);
        transaction.DeleteHistory(id);
        transaction.Append(id, history.Where(happened => happened switch
        {
            ExecutionEnded => false,
            TaskFailed failure => !again.Contains(failure.Id),
            SubOrchestrationScheduled sub => !again.Contains(sub.Id) || rewound.Contains(sub.InstanceId),
            ScheduledEvent asked => !again.Contains(asked.Id),
            _ => true,
        }));
        transaction.Update(instance with { Status = OrchestrationRuntimeStatus.Running, Output = null, Updated = transaction.Now }, instance.ExecutionId);
        transaction.Send(new Message(id, MessageKind.Wake));
        rewound.ForEach(child => Rewind(transaction, child));
    }

    private static IEnumerable<int> LastFailures(List<HistoryEvent> history)
    {
        int lastAsked = history.FindLastIndex(happened => happened is ScheduledEvent);
        return history.Skip(lastAsked + 1).OfType<TaskFailed>().Select(failure => failure.Id);
    }

    /// <summary>Tasks without a result; a sub-orchestration that still runs will give one by itself.</summary>
    private static IEnumerable<int> Unanswered(StoreTransaction transaction, List<HistoryEvent> history)
    {
        IEnumerable<int> answered = history.Select(happened => happened switch
        {
            TaskCompleted completed => completed.Id,
            TaskFailed failed => failed.Id,
            TimerFired fired => fired.Id,
            _ => -1,
        });
        return history.OfType<ScheduledEvent>()
            .Where(asked => asked is ActivityScheduled or TimerCreated or EntityCalled or EntitiesLocked
                || (asked is SubOrchestrationScheduled sub && !transaction.IsAlive(sub.InstanceId)))
            .Select(asked => asked.Id)
            .Except(answered);
    }
}
