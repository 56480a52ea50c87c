using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace PreviewForge.Benchmarks;

/// <summary>Durable functions that do nothing but pass numbers on.</summary>
internal static class DurableWork
{
    [Function(nameof(Next))]
    public static int Next([ActivityTrigger] int number) => number + 1;

    [Function(nameof(Chain))]
    public static async Task<int> Chain([OrchestrationTrigger] TaskOrchestrationContext context, int length)
    {
        int number = 0;
        while (number < length)
        {
            number = await context.CallActivityAsync<int>(nameof(Next), number);
        }

        return number;
    }

    [Function(nameof(Fan))]
    public static async Task<int> Fan([OrchestrationTrigger] TaskOrchestrationContext context, int width)
        => (await Task.WhenAll(Enumerable.Range(0, width).Select(n => context.CallActivityAsync<int>(nameof(Next), n)))).Sum();

    [Function(nameof(Listen))]
    public static async Task Listen([OrchestrationTrigger] TaskOrchestrationContext context, int count)
    {
        for (int n = 0; n < count; n++)
        {
            await context.WaitForExternalEvent<int>("tick");
        }
    }
}

/// <summary>An entity that counts.</summary>
internal sealed class Tally : TaskEntity<int>
{
    public int Add(int amount) => State += amount;

    [Function(nameof(Tally))]
    public Task Dispatch([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);
}
