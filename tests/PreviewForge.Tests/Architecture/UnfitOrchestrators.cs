using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PreviewForge.Tests.Architecture;

/// <summary>Orchestrators that break the rules, each in a class of its own and each in another way.</summary>
internal static class UnfitOrchestrators
{
    internal static class AsksTheClock
    {
        public static DateTimeOffset Run([OrchestrationTrigger] TaskOrchestrationContext context) => TimeProvider.System.GetUtcNow();
    }

    internal static class MakesAGuid
    {
        public static async Task<Guid> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
            return Guid.NewGuid();
        }
    }

    internal static class ThrowsDice
    {
        public static int Run([OrchestrationTrigger] TaskOrchestrationContext context) => Dice.Throw();

        /// <summary>Stands for a class that an orchestrator keeps to itself.</summary>
        private static class Dice
        {
            public static int Throw() => Random.Shared.Next();
        }
    }

    internal static class ReadsTheEnvironment
    {
        public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
            => context.CallActivityAsync<string>(Environment.GetEnvironmentVariable("ACTIVITY") ?? "none");
    }

    internal static class ReadsAFileInAHelper
    {
        public static async Task<bool> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
            => await LooksAsync(context);

        private static async Task<bool> LooksAsync(TaskOrchestrationContext context)
        {
            await context.WaitForExternalEvent<string>("go");
            return File.Exists(context.InstanceId);
        }
    }

    internal static class DelaysInALocalFunction
    {
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await PauseAsync();

            async Task PauseAsync()
            {
                await context.WaitForExternalEvent<string>("go");
                await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        }
    }

    internal static class LeavesItsThreadInALambda
    {
        public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            Func<Task> leave = () => Task.Run(() => context.InstanceId);
            return leave();
        }
    }

    internal static class WaitsAnywhere
    {
        public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
            => await context.CallActivityAsync<int>("Any").ConfigureAwait(false);
    }

    internal static class Counts
    {
        private static int _count = 1;

        public static bool Run([OrchestrationTrigger] TaskOrchestrationContext context) => _count > context.InstanceId.Length;
    }
}
