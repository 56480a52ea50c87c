using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Support;

/// <summary>Activities and orchestrators that tests play with.</summary>
internal static class Workshop
{
    [Function(nameof(Note))]
    public static string Note([ActivityTrigger] string text, DurableStage stage)
    {
        stage.Notes.Enqueue(text);
        return text.ToUpperInvariant();
    }

    [Function(nameof(Fail))]
    public static void Fail([ActivityTrigger] string text, DurableStage stage)
    {
        stage.Notes.Enqueue(text);
        if (!stage.Flags.GetValueOrDefault("fixed"))
        {
            throw new InvalidOperationException($"no {text}");
        }
    }

    [Function(nameof(Sequence))]
    public static async Task<string> Sequence([OrchestrationTrigger] TaskOrchestrationContext context, string[] texts)
    {
        List<string> done = [];
        foreach (string text in texts)
        {
            done.Add(await context.CallActivityAsync<string>(nameof(Note), text));
        }

        return string.Join(' ', done);
    }

    [Function(nameof(Sleep))]
    public static async Task<DateTime> Sleep([OrchestrationTrigger] TaskOrchestrationContext context, TimeSpan delay)
    {
        await context.CreateTimer(delay, CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Function(nameof(Forget))]
    public static string Forget([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        return "returned";
    }

    [Function(nameof(Collect))]
    public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context, int count)
    {
        context.SetCustomStatus("waiting");
        await context.WaitForExternalEvent<string?>("go");
        List<string> got = [];
        while (got.Count < count)
        {
            got.Add(await context.WaitForExternalEvent<string>("item"));
        }

        return string.Join(' ', got);
    }

    [Function(nameof(WaitAWhile))]
    public static async Task<string> WaitAWhile([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("item", TimeSpan.FromMinutes(5));
        }
        catch (TaskCanceledException)
        {
            return "nothing came";
        }
    }

    [Function(nameof(Patient))]
    public static async Task<string> Patient([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RetryPolicy policy = new(3, TimeSpan.FromSeconds(10), backoffCoefficient: 2);
        try
        {
            await context.CallActivityAsync(nameof(Fail), "luck", TaskOptions.FromRetryPolicy(policy));
            return "done";
        }
        catch (TaskFailedException e)
        {
            return $"{e.TaskName}: {e.FailureDetails.ErrorMessage}";
        }
    }

    [Function(nameof(Stubborn))]
    public static async Task Stubborn([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(nameof(Note), "before");
        await context.CallActivityAsync(nameof(Fail), "again");
    }

    [Function(nameof(Parent))]
    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
        => await context.CallSubOrchestratorAsync<string>(nameof(Collect), 1, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child"));

    [Function(nameof(Fickle))]
    public static async Task Fickle([OrchestrationTrigger] TaskOrchestrationContext context, DurableStage stage)
    {
        await context.CallActivityAsync(stage.Flags.GetValueOrDefault("changed") ? nameof(Fail) : nameof(Note), "first");
        context.SetCustomStatus("waiting");
        await context.WaitForExternalEvent<string?>("go");
    }

    [Function(nameof(Rounds))]
    public static async Task<string> Rounds([OrchestrationTrigger] TaskOrchestrationContext context, int left)
    {
        string item = await context.WaitForExternalEvent<string>("item");
        await context.CallActivityAsync(nameof(Note), item);
        if (left > 1)
        {
            context.ContinueAsNew(left - 1);
            return "ignored";
        }

        return item;
    }

    [Function(nameof(Guids))]
    public static async Task<bool> Guids([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Guid before = context.NewGuid();
        string noted = await context.CallActivityAsync<string>(nameof(Note), before.ToString());
        return Guid.Parse(noted) == before && context.NewGuid() != before && before.Version == 5;
    }
}
