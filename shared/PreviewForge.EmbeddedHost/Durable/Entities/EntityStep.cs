using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Durable.Entities;

/// <summary>
/// One step of an entity: takes the operations that wait, runs them, and writes state, replies and messages in one transaction. Dying
/// before the commit means that none of them has been.
/// </summary>
internal sealed class EntityStep(
    DurableFunctions functions, IFunctionInvoker invoker, DataConverter converter, DurableSettings settings,
    IServiceScopeFactory scopes, TimeProvider time, ILogger<EntityStep> logger)
{
    private sealed record Loaded(Entity? Entity, IReadOnlyList<Message> Messages);

    public async Task RunAsync(DurableStore store, string id, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Loaded loaded = store.Read(session => new Loaded(EntityRows.Find(session, id), MessageRows.Due(session, id, now)));
        string? holder = loaded.Entity?.LockedBy;
        List<Message> allowed = [.. loaded.Messages.Where(message => holder is null || message.Sender == holder)];
        if (allowed.Count == 0)
        {
            return;
        }

        if (allowed[0].Kind == MessageKind.Lock)
        {
            await store.WriteAsync(transaction => Lock(transaction, allowed[0]));
            return;
        }

        List<Message> operations = [.. allowed.TakeWhile(message => message.Kind != MessageKind.Lock).Take(settings.EntityBatchSize)];
        EntityState state = new(loaded.Entity?.State, converter);
        EntityBatch batch = await RunAsync(EntityInstanceId.FromString(id), operations, state, cancellationToken);
        await store.WriteAsync(transaction =>
        {
            transaction.DeleteMessages(operations);
            transaction.SaveEntityState(id, state.Serialized);
            batch.Perform(transaction);
            if (operations.Count < loaded.Messages.Count)
            {
                transaction.Wake(id);
            }
        });
    }

    private async Task<EntityBatch> RunAsync(EntityInstanceId id, List<Message> operations, EntityState state, CancellationToken cancellationToken)
    {
        EntityBatch batch = new(operations, state, new EntityContext(id, converter, time), converter, scopes, logger, cancellationToken);
        try
        {
            Invocation invocation = new(functions.Entity(id.Name)) { TriggerValue = new TaskEntityDispatcher(batch) };
            await invoker.InvokeAsync(invocation, cancellationToken);
            batch.FailTheRest(new InvalidOperationException($"The function of entity '{id.Name}' did not dispatch the operation."));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            batch.FailTheRest(e);
        }

        return batch;
    }

    /// <summary>Gives the lock, and passes the request on to the next entity or tells the orchestration that it has them all.</summary>
    private static void Lock(StoreTransaction transaction, Message request)
    {
        // The request is gone when its orchestration has ended meanwhile.
        if (!transaction.DeleteMessage(request.Sequence))
        {
            return;
        }

        IReadOnlyList<string> wanted;
        try
        {
            wanted = HistoryJson.ReadList(request.Body);
        }
        catch (JsonException e)
        {
            transaction.Send(Reply(request, MessageKind.Failed) with { Body = HistoryJson.Write(Failure.Of(e)) });
            transaction.Wake(request.Target);
            return;
        }

        transaction.SaveEntity(request.Target, EntityRows.Find(transaction.Session, request.Target)?.State, request.Sender);
        string? next = wanted.SkipWhile(id => id != request.Target).Skip(1).FirstOrDefault();
        transaction.Send(next is null
            ? Reply(request, MessageKind.Completed)
            : request with { Target = next, Sequence = 0 });
        transaction.Wake(request.Target);
    }

    private static Message Reply(Message request, MessageKind kind)
        => new(request.Sender!, kind) { ExecutionId = request.ExecutionId, TaskId = request.TaskId, Sender = request.Target };
}
