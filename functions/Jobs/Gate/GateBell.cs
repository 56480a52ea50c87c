using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>Makes the gate look. To be rung by whoever adds a job, ends one, or changes what holds them.</summary>
public sealed class GateBell(ILogger<GateBell> logger)
{
    /// <summary>Rings. When it can't be heard now, the gate looks within a minute anyway.</summary>
    public async Task RingAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.Entities.SignalEntityAsync(JobGate.Id, nameof(JobGate.Look), cancellation: cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The gate can't be told to look now; it will within a minute");
        }
    }
}
