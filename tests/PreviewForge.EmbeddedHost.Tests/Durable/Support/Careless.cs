using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Support;

/// <summary>Orchestrators that do what a careful author would not.</summary>
internal static class Careless
{
    [Function(nameof(NotesAndLeaves))]
    public static string NotesAndLeaves([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CallActivityAsync(nameof(Workshop.Note), "on the way out");
        return "left";
    }

    [Function(nameof(StartsChild))]
    public static Task StartsChild([OrchestrationTrigger] TaskOrchestrationContext context, string childId)
        => context.CallSubOrchestratorAsync(nameof(Workshop.Guids), null, new SubOrchestrationOptions(instanceId: childId));

    [Function(nameof(SendsToNobody))]
    public static async Task SendsToNobody([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SendEvent("@nobody", "hello", 1);
        context.SendEvent("nobody", "hello", 1);
        await context.CallActivityAsync(nameof(Workshop.Note), "sent");
    }

    [Function(nameof(FailsEarly))]
    public static async Task<string> FailsEarly([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task sleep = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        await context.CallActivityAsync(nameof(Workshop.Fail), "early");
        await sleep;
        return "slept";
    }

    /// <summary>Locks an account and then breaks the rule that the input names.</summary>
    [Function(nameof(BreaksLockRule))]
    public static async Task BreaksLockRule([OrchestrationTrigger] TaskOrchestrationContext context, string rule)
    {
        EntityInstanceId mine = Bank.IdOf("mine"), other = Bank.IdOf("other");
        await using (await context.Entities.LockEntitiesAsync(mine))
        {
            await (rule switch
            {
                "call another" => context.Entities.CallEntityAsync<int>(other, nameof(Account.Get)),
                "signal" => context.Entities.SignalEntityAsync(mine, nameof(Account.Add), 1),
                "lock again" => context.Entities.LockEntitiesAsync(other),
                "child" => context.CallSubOrchestratorAsync(nameof(Workshop.Guids)),
                _ => Task.WhenAll(
                    context.Entities.CallEntityAsync<int>(mine, nameof(Account.Get)), context.Entities.CallEntityAsync<int>(mine, nameof(Account.Get))),
            });
        }
    }
}
