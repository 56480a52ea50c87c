using System.Text.Json;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Sends answers to the app. A result may be sent twice; it is never dropped while this process lives.</summary>
internal sealed class ResultSender(IWorkQueues queues, TimeProvider time, ILogger<ResultSender> log)
{
    private readonly OutageLog _outage = new("The results queue", log);

    /// <exception cref="OperationCanceledException">Given up; the work's message stays and will be answered by its next receiver.</exception>
    public async Task SendAsync(RunnerResult result, CancellationToken cancellationToken)
    {
        foreach (var body in ResultParts.Of(result).Select(Encode))
        {
            await SendAsync(body, cancellationToken);
        }
    }

    private async Task SendAsync(string body, CancellationToken cancellationToken)
    {
        var backoff = new Backoff();
        while (true)
        {
            try
            {
                await queues.SendAsync(QueueNames.RunnerResults, body, cancellationToken);
                _outage.Up();
                return;
            }
            catch (QueueUnavailableException unavailable)
            {
                _outage.Down(unavailable.Message);
                await Task.Delay(backoff.Next(), time, cancellationToken);
            }
        }
    }

    private static string Encode(RunnerResult result) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(result, Wire.Default.RunnerResult));
}
