using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Support;

/// <summary>An entity with all ways to change and to fail.</summary>
internal sealed class Account : TaskEntity<int>
{
    public int Add(int amount) => State += amount;

    public int Get() => State;

    public void AddThenThrow(int amount)
    {
        State += amount;
        Context.SignalEntity(new EntityInstanceId(nameof(Account), "other"), nameof(Add), 1);
        throw new InvalidOperationException("boom");
    }

    [Function(nameof(Account))]
    public Task Dispatch([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);
}

/// <summary>An entity that keeps what it got, in order.</summary>
internal sealed class Diary : TaskEntity<List<int>>
{
    public void Write(int entry) => State.Add(entry);

    [Function(nameof(Diary))]
    public Task Dispatch([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);
}

internal static class Bank
{
    public static EntityInstanceId IdOf(string key) => new(nameof(Account), key);

    /// <summary>Reads both, waits, and writes both: only a lock keeps it right.</summary>
    [Function(nameof(Transfer))]
    public static async Task Transfer([OrchestrationTrigger] TaskOrchestrationContext context, string[] keys)
    {
        await using (await context.Entities.LockEntitiesAsync(IdOf(keys[0]), IdOf(keys[1])))
        {
            int have = await context.Entities.CallEntityAsync<int>(IdOf(keys[0]), nameof(Account.Get));
            await context.CallActivityAsync(nameof(Workshop.Note), context.InstanceId);
            await context.Entities.CallEntityAsync(IdOf(keys[0]), nameof(Account.Add), -(have / 2));
            await context.Entities.CallEntityAsync(IdOf(keys[1]), nameof(Account.Add), have / 2);
        }
    }

    /// <summary>Locks and then waits for an event that may never come.</summary>
    [Function(nameof(Hold))]
    public static async Task Hold([OrchestrationTrigger] TaskOrchestrationContext context, string key)
    {
        await using (await context.Entities.LockEntitiesAsync(IdOf(key)))
        {
            context.SetCustomStatus("holding");
            await context.WaitForExternalEvent<string?>("let go");
        }
    }

    [Function(nameof(TryAdd))]
    public static async Task<string> TryAdd([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.Entities.CallEntityAsync(IdOf("a"), nameof(Account.AddThenThrow), 100);
            return "added";
        }
        catch (EntityOperationFailedException e)
        {
            return $"{e.OperationName}: {e.FailureDetails.ErrorMessage}, {await context.Entities.CallEntityAsync<int>(IdOf("a"), nameof(Account.Get))}";
        }
    }

    [Function(nameof(WriteDiary))]
    public static async Task WriteDiary([OrchestrationTrigger] TaskOrchestrationContext context, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await context.Entities.SignalEntityAsync(new EntityInstanceId(nameof(Diary), "d"), nameof(Diary.Write), i);
            await context.CallActivityAsync(nameof(Workshop.Note), $"entry {i}");
        }
    }
}
