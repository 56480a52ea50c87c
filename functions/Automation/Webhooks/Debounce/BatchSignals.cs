using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>
/// Tells the entities where their batches stand: of each batch the latest, twice a second at most, however fast webhooks come; an alarm that rings too
/// early asks the database. A signal that is lost is sent again within a minute, see <see cref="BatchReconciler"/>.
/// </summary>
public sealed class BatchSignals : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _isEnding;
    private readonly ILogger<BatchSignals> _logger;
    private Dictionary<string, BatchNews> _due = [];
    private DurableTaskClient? _client;
    private Task _sender = Task.CompletedTask;
    private bool _isSending;

    public BatchSignals(ILogger<BatchSignals> logger) => (_logger, _isEnding) = (logger, _ending.Token);

    /// <summary>Returns at once.</summary>
    /// <param name="client">Sends.</param>
    /// <param name="batches">Where batches stand, by key.</param>
    public void Post(DurableTaskClient client, IReadOnlyDictionary<string, BatchNews> batches)
    {
        lock (_gate)
        {
            _client = client;
            foreach ((string key, BatchNews news) in batches)
            {
                _due[key] = news;
            }

            if (_due.Count > 0 && !_isSending)
            {
                _isSending = true;
                _sender = Task.Run(SendAllAsync);
            }
        }
    }

    /// <summary>Sends one now.</summary>
    public async Task SendAsync(DurableTaskClient client, string key, BatchNews news, CancellationToken cancellationToken)
    {
        try
        {
            await client.Entities.SignalEntityAsync(DebounceBatch.IdOf(key), nameof(DebounceBatch.Extend), news, cancellation: cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _logger.LogWarning(exception, "The batch {Key} can't be told of its arrivals now; it will be within a minute", key);
        }
    }

    /// <summary>Sends what is due, without pauses, as long as one signal may take; the rest is sent again after the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isEnding.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync();
        _end.CancelAfter(Patience);
        Task sender;
        lock (_gate)
        {
            sender = _sender;
        }

        await sender;
        _ending.Dispose();
        _end.Dispose();
    }

    private async Task SendAllAsync()
    {
        while (Take() is { Count: > 0 } due)
        {
            foreach ((string key, BatchNews news) in due)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
                patience.CancelAfter(Patience);
                await SendPatientlyAsync(key, news, patience.Token);
            }

            await Task.Delay(Pause, _isEnding).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task SendPatientlyAsync(string key, BatchNews news, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(_client!, key, news, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("The batch {Key} could not be told of its arrivals in time; it will be within a minute", key);
        }
    }

    private Dictionary<string, BatchNews> Take()
    {
        lock (_gate)
        {
            Dictionary<string, BatchNews> due = _due;
            _due = [];
            _isSending = due.Count > 0;
            return due;
        }
    }
}
