using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Jobs.Logs;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>
/// Many callers, one writer: whatever has come while a transaction was written goes into the next one together, so that a burst of a thousand webhooks
/// costs a few writes to the disk. Whoever waits is told when its own entry is there. What can't be held is refused, and the sender tries again.
/// </summary>
public sealed class IntakeWriter : IAsyncDisposable
{
    /// <summary>Most that waits, in characters: some twenty megabytes.</summary>
    public const int MostWeight = 10_000_000;

    private const int MostEntriesAtOnce = 300;
    private const int MostWeightAtOnce = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TryAgainIn = TimeSpan.FromSeconds(5);

    private readonly Channel<IntakeEntry> _entries = Channel.CreateUnbounded<IntakeEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IntakeLedger _ledger;
    private readonly BatchSignals _signals;
    private readonly JobLog _log;
    private readonly ILogger<IntakeWriter> _logger;
    private readonly Lazy<Task> _writer;
    private int _weight;

    public IntakeWriter(IntakeLedger ledger, BatchSignals signals, JobLog log, ILogger<IntakeWriter> logger)
    {
        (_ledger, _signals, _log, _logger) = (ledger, signals, log, logger);
        _writer = new Lazy<Task>(() => Task.Run(WriteAsync));
    }

    /// <summary>Waits until the entry is on disk. From there on it is kept, even if nobody waits any more; an app that ends writes it first.</summary>
    /// <exception cref="ApiException">503: there is too much to do, or it can't be written now. Nothing was kept, or what was is found to be a duplicate the next time.</exception>
    internal async Task<Receipt?> KeepAsync(IntakeEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Enqueue(entry);
        _ = _writer.Value;
        try
        {
            return await entry.Kept.Task.WaitAsync(Patience, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            throw Unavailable("The database has been busy for too long.");
        }
    }

    /// <summary>Writes what was handed in until now.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        if (_writer.IsValueCreated)
        {
            await _writer.Value;
        }
    }

    private static ApiException Unavailable(string reason)
        => ApiException.Unavailable($"The webhook can't be kept now. {reason}", "Send it again in a few seconds.").After(TryAgainIn);

    /// <summary>The first one is taken whatever its weight.</summary>
    private void Enqueue(IntakeEntry entry)
    {
        int weight = Interlocked.Add(ref _weight, entry.Weight);
        if ((weight > MostWeight && weight > entry.Weight) || !_entries.Writer.TryWrite(entry))
        {
            Interlocked.Add(ref _weight, -entry.Weight);
            throw Unavailable("Too many are waiting, or the app is about to end.");
        }
    }

    private async Task WriteAsync()
    {
        while (await _entries.Reader.WaitToReadAsync())
        {
            List<IntakeEntry> group = Take();
            await CommitAsync(group, isAlone: group.Count == 1);
            Interlocked.Add(ref _weight, -group.Sum(entry => entry.Weight));
        }
    }

    private List<IntakeEntry> Take()
    {
        List<IntakeEntry> group = [];
        int weight = 0;
        while (group.Count < MostEntriesAtOnce && weight < MostWeightAtOnce && _entries.Reader.TryRead(out IntakeEntry? entry))
        {
            group.Add(entry);
            weight += entry.Weight;
        }

        return group;
    }

    /// <summary>One entry that can't be written must not take the others with it, so after a failure each goes alone, once. A database that is away gets no such storm.</summary>
    private async Task CommitAsync(List<IntakeEntry> group, bool isAlone)
    {
        IntakeResult kept;
        try
        {
            kept = await _ledger.KeepAsync(group, CancellationToken.None);
        }
        catch (Exception failure) when (isAlone || IsAway(failure))
        {
            _logger.LogError(failure, "{Count} webhooks could not be kept", group.Count);
            group.ForEach(entry => entry.Kept.TrySetException(Unavailable("The app's log says why.")));
            return;
        }
        catch (Exception failure)
        {
            _logger.LogWarning(failure, "{Count} webhooks could not be kept together, so each is kept alone", group.Count);
            foreach (IntakeEntry entry in group)
            {
                await CommitAsync([entry], isAlone: true);
            }

            return;
        }

        await TellAsync(group, kept);
    }

    private async Task TellAsync(List<IntakeEntry> group, IntakeResult kept)
    {
        if (group.OfType<IntakeEntry.Announced>().LastOrDefault()?.Client is DurableTaskClient client)
        {
            _signals.Post(client, kept.Batches);
        }

        for (int index = 0; index < group.Count; index++)
        {
            group[index].Kept.TrySetResult(kept.Receipts[index]);
        }

        foreach (OpenedBatch opened in kept.Opened)
        {
            await _log.InfoAsync(opened.JobId, $"{opened.Source} announced {opened.Title}. The job begins when nothing more has come for {opened.Delay.TotalSeconds:0} seconds", CancellationToken.None);
        }
    }

    /// <summary>What the database refuses for a row's own sake is a constraint; everything else it says is about itself.</summary>
    private static bool IsAway(Exception failure)
        => (failure as SqliteException ?? (failure as DbUpdateException)?.InnerException as SqliteException) is { SqliteErrorCode: not ConstraintViolated };

    /// <summary>SQLITE_CONSTRAINT.</summary>
    private const int ConstraintViolated = 19;
}
