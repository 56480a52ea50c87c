using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Entities;

/// <summary>
/// Operations on one entity, one after the other. One that throws leaves state and messages as they were before it; the others go on.
/// </summary>
internal sealed class EntityBatch(
    IReadOnlyList<Message> operations, EntityState state, EntityContext context, DataConverter converter,
    IServiceScopeFactory scopes, ILogger logger, CancellationToken cancellationToken) : IEntityBatch
{
    private readonly List<Message> _replies = [];
    private int _done;

    public async Task RunAsync(Func<TaskEntityOperation, ValueTask<object?>> handler)
    {
        while (_done < operations.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RunAsync(operations[_done], handler);
            _done++;
        }
    }

    public async Task RunAsync<T>()
        where T : class, ITaskEntity
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ITaskEntity entity = ActivatorUtilities.GetServiceOrCreateInstance<T>(scope.ServiceProvider);
        await RunAsync(entity.RunAsync);
    }

    /// <summary>The entity can't be run at all: what has not been done fails.</summary>
    public void FailTheRest(Exception exception)
    {
        for (; _done < operations.Count; _done++)
        {
            Fail(operations[_done], exception);
        }
    }

    public void Perform(StoreTransaction transaction)
    {
        context.Perform(transaction);
        _replies.ForEach(transaction.Send);
    }

    private async Task RunAsync(Message message, Func<TaskEntityOperation, ValueTask<object?>> handler)
    {
        string? before = state.Serialized;
        int mark = context.Mark;
        try
        {
            object? result = await handler(new EntityOperation(message, context, state, converter));
            Reply(message, MessageKind.Completed, converter.Serialize(result));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            state.Serialized = before;
            context.Forget(mark);
            Fail(message, e);
        }
    }

    private void Fail(Message message, Exception exception)
    {
        logger.LogWarning(exception, "Operation {Operation} of {EntityId} failed.", message.Name, message.Target);
        Reply(message, MessageKind.Failed, HistoryJson.Write(Failure.Of(exception)));
    }

    private void Reply(Message message, MessageKind kind, string? body)
    {
        if (message.Kind == MessageKind.Call)
        {
            _replies.Add(new Message(message.Sender!, kind) { ExecutionId = message.ExecutionId, TaskId = message.TaskId, Body = body, Sender = message.Target });
        }
    }
}
