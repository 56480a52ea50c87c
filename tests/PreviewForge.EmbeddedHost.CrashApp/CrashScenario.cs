using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace PreviewForge.EmbeddedHost.CrashApp;

/// <summary>Everything the engine can lose: activities, sub-orchestrations, timers, events, signals, calls, rounds.</summary>
public static class CrashScenario
{
    private const int Rounds = 10;
    private const int Width = 8;

    private static readonly EntityInstanceId Counter = new(nameof(Counter), "c");

    /// <summary>
    /// Each round fans out to children and has the counter told of each; between rounds it sleeps and continues as new.
    /// Returns the counter, which is right only when every signal was applied exactly once.
    /// </summary>
    [Function(nameof(Run))]
    public static async Task<string> Run([OrchestrationTrigger] TaskOrchestrationContext context, int round)
    {
        int[] sizes = await Task.WhenAll(Enumerable.Range(0, Width).Select(n
            => context.CallSubOrchestratorAsync<int>(nameof(Child), $"{round}-{n}")));
        await context.Entities.SignalEntityAsync(Counter, "add", sizes.Sum());
        await context.CreateTimer(TimeSpan.FromMilliseconds(30), CancellationToken.None);
        if (round + 1 < Rounds)
        {
            context.ContinueAsNew(round + 1);
            return string.Empty;
        }

        int counted = await context.Entities.CallEntityAsync<int>(Counter, "get");
        return $"{counted} of {Rounds * Width * 3}";
    }

    /// <summary>Two activities in a row, then an event that the second one raises, with a timeout that must not win.</summary>
    [Function(nameof(Child))]
    public static async Task<int> Child([OrchestrationTrigger] TaskOrchestrationContext context, string name)
    {
        await context.CallActivityAsync(nameof(Effect), $"{name}-a");
        await context.CallActivityAsync(nameof(Answer), context.InstanceId);
        string answer = await context.WaitForExternalEvent<string>("answer", TimeSpan.FromHours(1));
        await context.CallActivityAsync(nameof(Effect), $"{name}-b");
        await context.Entities.SignalEntityAsync(Counter, "add", 1);
        return answer == context.InstanceId ? 2 : 1000;
    }

    [Function(nameof(Effect))]
    public static void Effect([ActivityTrigger] string text) => Journal.Write(text);

    [Function(nameof(Answer))]
    public static Task Answer([ActivityTrigger] string instanceId, [DurableClient] DurableTaskClient client)
        => client.RaiseEventAsync(instanceId, "answer", instanceId);

    [Function(nameof(Counter))]
    public static Task Count([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(operation =>
    {
        int count = operation.State.GetState<int>();
        if (operation.Name == "add")
        {
            count += operation.GetInput<int>();
            operation.State.SetState(count);
        }

        return new ValueTask<object?>(count);
    });
}
