using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>
/// Brings a failed instance back to before its last failures: they are taken out of the history, so the replay asks for these tasks again.
/// Failures after which the code has gone on to ask for more were handled by it and stay.
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
        int lastAsked = history.FindLastIndex(happened => happened is ScheduledEvent);
        HashSet<int> failed = [.. history.Skip(lastAsked + 1).OfType<TaskFailed>().Select(failure => failure.Id)];
        List<string> children = [.. history.OfType<SubOrchestrationScheduled>().Where(sub => failed.Contains(sub.Id)).Select(sub => sub.InstanceId)];
        List<string> rewound = [.. children.Where(child => InstanceRows.StatusOf(transaction.Session, child) == OrchestrationRuntimeStatus.Failed)];

        transaction.DeleteHistory(id);
        transaction.Append(id, history.Where(happened => happened switch
        {
            ExecutionEnded => false,
            TaskFailed failure => !failed.Contains(failure.Id),
            SubOrchestrationScheduled sub => !failed.Contains(sub.Id) || rewound.Contains(sub.InstanceId),
            ScheduledEvent asked => !failed.Contains(asked.Id),
            _ => true,
        }));
        transaction.Update(instance with { Status = OrchestrationRuntimeStatus.Running, Output = null, Updated = transaction.Now }, instance.ExecutionId);
        transaction.Send(new Message(id, MessageKind.Wake));
        rewound.ForEach(child => Rewind(transaction, child));
    }
}
