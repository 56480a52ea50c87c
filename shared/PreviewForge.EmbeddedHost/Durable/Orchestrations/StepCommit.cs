using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Writes what came of a step.</summary>
/// <param name="instance">The instance as it was read, with the state that the step's orders have given it.</param>
/// <param name="added">What the step's messages have added.</param>
/// <param name="taken">The messages that are used up.</param>
/// <param name="now">Time of the step.</param>
internal sealed class StepCommit(
    Instance instance, IReadOnlyList<HistoryEvent> added, IReadOnlyList<Message> taken, DateTimeOffset now)
{
    public Action<StoreTransaction> Apply(StepResult result) => transaction =>
    {
        transaction.DeleteMessages(taken);
        switch (result)
        {
            case StepResult.Ended ended:
                End(transaction, ended);
                break;
            case StepResult.NextRound next:
                BeginNextRound(transaction, next);
                break;
            default:
                Wait(transaction, result);
                break;
        }
    };

    /// <summary>Orders were taken, or only what nobody waits for; the code has not run.</summary>
    public void Nothing(StoreTransaction transaction)
    {
        transaction.DeleteMessages(taken);
        transaction.Update(instance with { Updated = now }, instance.ExecutionId);
    }

    public Action<StoreTransaction> Terminate(Message order) => transaction =>
    {
        transaction.DeleteMessages(taken);
        End(transaction, new StepResult.Ended(OrchestrationRuntimeStatus.Terminated, order.Body, new Failure(
            "Terminated", $"The orchestration '{instance.Name}' was terminated.", null, null)) { CustomStatus = instance.CustomStatus });
        if (order.Kind == MessageKind.TerminateAll)
        {
            foreach (string child in InstanceRows.ChildrenOf(transaction.Session, instance.Id))
            {
                transaction.Send(new Message(child, MessageKind.TerminateAll) { Body = order.Body, Sender = instance.Id });
            }
        }
    };

    private void Wait(StoreTransaction transaction, StepResult result)
    {
        Instance updated = instance with { Status = OrchestrationRuntimeStatus.Running, Updated = now, CustomStatus = result.CustomStatus };
        if (transaction.Update(updated, instance.ExecutionId))
        {
            AppendHistory(transaction, result.Added);
            StepActions.Perform(transaction, instance, result, now);
        }
    }

    private void End(StoreTransaction transaction, StepResult.Ended ended)
    {
        Instance updated = instance with { Status = ended.Status, Output = ended.Output, Updated = now, CustomStatus = ended.CustomStatus };
        if (!transaction.Update(updated, instance.ExecutionId))
        {
            return;
        }

        AppendHistory(transaction, [.. ended.Added, new ExecutionEnded(ended.Status.ToString(), ended.Output) { At = now }]);
        StepActions.Perform(transaction, instance, ended, now);
        transaction.DropOpenWork(instance.Id, ended.Status == OrchestrationRuntimeStatus.Terminated ? OpenWork.All : OpenWork.Waits);
        if (instance.Parent is { TaskId: { } task } parent)
        {
            transaction.Send(new Message(parent.InstanceId, ended.Failure is null ? MessageKind.Completed : MessageKind.Failed)
            {
                ExecutionId = parent.ExecutionId,
                TaskId = task,
                Body = ended.Failure is null ? ended.Output : HistoryJson.Write(ended.Failure),
                Sender = instance.Id,
            });
        }
    }

    private void BeginNextRound(StoreTransaction transaction, StepResult.NextRound next)
    {
        Instance updated = instance with
        {
            ExecutionId = Guid.NewGuid().ToString("N"),
            Status = OrchestrationRuntimeStatus.Running,
            Input = next.Input,
            Version = next.Options.NewVersion ?? instance.Version,
            Updated = now,
            Output = null,
            CustomStatus = null,
        };
        if (!transaction.Update(updated, instance.ExecutionId))
        {
            return;
        }

        StepActions.Perform(transaction, instance, next, now);
        transaction.DropOpenWork(instance.Id, OpenWork.Replies);
        transaction.DeleteHistory(instance.Id);
        transaction.Send(new Message(instance.Id, MessageKind.Start));
        if (next.Options.PreserveUnprocessedEvents)
        {
            foreach (EventRaised kept in next.Unprocessed)
            {
                transaction.Send(new Message(instance.Id, MessageKind.Event) { Sequence = kept.Sequence, Arrived = kept.At, Name = kept.Name, Body = kept.Payload });
            }
        }
    }

    private void AppendHistory(StoreTransaction transaction, IReadOnlyList<HistoryEvent> scheduled)
        => transaction.Append(instance.Id, [.. added, .. scheduled.Select(asked => asked with { At = now })]);
}
