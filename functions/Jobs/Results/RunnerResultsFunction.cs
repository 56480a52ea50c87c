using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>Takes the runners' answers. One that can't be read ends in the poison queue, where people can look at it.</summary>
public sealed class RunnerResultsFunction(ResultRecorder recorder, ResultLog log, JobOrchestrations orchestrations)
{
    [Function(nameof(RunnerResultsFunction))]
    public async Task RunAsync(
        [QueueTrigger(QueueNames.RunnerResults)] string message, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        RunnerResult result = Read(message);
        RecordedResult recorded = await recorder.RecordAsync(result, cancellationToken);
        if (recorded.Counted)
        {
            await log.WriteAsync(result, cancellationToken);
        }

        if (recorded.Wake)
        {
            await orchestrations.TellAsync(client, result.JobId, cancellationToken);
        }
    }

    private static RunnerResult Read(string message)
    {
        RunnerResult? result = JsonSerializer.Deserialize(message, Wire.Default.RunnerResult);
        return result is { SchemaVersion: <= WorkMessage.CurrentSchema }
            ? result
            : throw new InvalidDataException($"A result of schema {result?.SchemaVersion} is newer than this app ({WorkMessage.CurrentSchema}): update the app first.");
    }
}
