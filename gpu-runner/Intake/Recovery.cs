using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Publishing;
using PreviewForge.Previews.Outputs;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// Before any work is taken: makes sure that no other process has this runner's name, clears away what an earlier life of it left,
/// and offers again at once the messages that it had in hand.
/// </summary>
internal sealed class Recovery(
    RunnerOptions options, Workspace workspace, HeldMessages held, IWorkQueues queues, PreviewPublisher publisher, ILogger<Recovery> log)
    : IHostedLifecycleService, IDisposable
{
    /// <summary>The queue may be away; then the messages come back by themselves when their leases end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private FileStream? _lock;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _lock = Lock();
        workspace.Empty();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        foreach (var message in held.TakeLeftovers())
        {
            await RemoveUnfinishedFilesAsync(message, patience.Token);
            await OfferAgainAsync(message, patience.Token);
        }
    }

    public void Dispose() => _lock?.Dispose();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The system lets go of the lock when the process dies, however it dies.
    private FileStream Lock()
    {
        var folder = Path.Combine(options.StateFolder, options.RunnerId);
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new InvalidOperationException(
                $"Another runner named '{options.RunnerId}' uses {folder}. Give each runner its own RUNNER_ID. ({busy.Message})", busy);
        }
    }

    // Publishing removes leftovers too, so a mount that doesn't answer must not keep the runner from starting.
    private async Task RemoveUnfinishedFilesAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        if (WorkReader.Read(message.Body) is ReadWork.Understood { Work: ExtractWork work })
        {
            var removing = Task.Run(() => work.Item.Plans.ToList().ForEach(plan => publisher.RemoveLeftovers(plan.ToOutput())), cancellationToken);
            await removing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Its deliveries count from one again: it was this process that was ended, not the work that failed. Unless that happens again and
    /// again; then the queue's own count goes on.
    /// </summary>
    private async Task OfferAgainAsync(QueuedMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (held.CountRestart(message) && await queues.OfferAnewAsync(message, cancellationToken))
            {
                log.LogInformation("Took up message {Message} of {Queue} from before the restart", message.Id, message.Queue);
            }
        }
        catch (Exception away) when (away is QueueUnavailableException or OperationCanceledException)
        {
            log.LogInformation("Message {Message} of {Queue} will come back by itself: {Why}", message.Id, message.Queue, away.Message);
        }
    }
}
