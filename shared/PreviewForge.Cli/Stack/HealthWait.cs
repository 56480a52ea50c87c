namespace PreviewForge.Cli.Stack;

/// <summary>Waits until a service answers.</summary>
internal sealed class HealthWait(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PerTry = TimeSpan.FromSeconds(5);

    /// <exception cref="StackException">It was given up, or doesn't answer in time.</exception>
    public async Task UntilHealthyAsync(SupervisedService service, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!await AnswersAsync(service.Definition.HealthUrl!, cancellationToken))
        {
            if (service.Supervision.IsCompleted)
            {
                await service.Supervision;
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                throw new StackException(
                    $"{service.Definition.Name} doesn't answer after {Patience.TotalSeconds:0} s. Its last words:\n{LogTail.Read(service.LogFile)}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<bool> AnswersAsync(Uri url, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PerTry);
        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (int)response.StatusCode < 500;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
