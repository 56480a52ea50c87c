using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace PreviewForge.EmbeddedHost.CrashApp;

/// <summary>Starts the orchestration once, feeds it events, and writes its result to a file when it has ended.</summary>
public sealed class Conductor(DurableTaskClient client, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const string Id = "crash";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The services of the app start before the durable engine.
        await WhenStartedAsync(stoppingToken);
        if (await client.GetInstanceAsync(Id, stoppingToken) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(CrashScenario.Run), 0, new StartOrchestrationOptions(Id), stoppingToken);
        }

        OrchestrationMetadata ended = await client.WaitForInstanceCompletionAsync(Id, getInputsAndOutputs: true, stoppingToken);
        Journal.Result($"{ended.RuntimeStatus} {ended.SerializedOutput}");
        lifetime.StopApplication();
    }

    private async Task WhenStartedAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
