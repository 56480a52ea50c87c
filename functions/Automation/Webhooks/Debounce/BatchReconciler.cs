using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>Tells the entities again of batches that they don't know, or should have ended: a signal may have been lost with a crash.</summary>
public sealed class BatchReconciler(Database database, BatchSignals signals, TimeProvider time, ILogger<BatchReconciler> logger)
{
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        List<BatchRow> open = await database.ReadAsync(context => context.Batches.OrderBy(row => row.FireAt).ToListAsync(cancellationToken), cancellationToken);
        foreach (BatchRow batch in open)
        {
            if ((batch.FireAt <= time.GetUtcNow() || !await IsKnownAsync(client, batch, cancellationToken))
                && await NowAsync(batch.Key, cancellationToken) is { } now)
            {
                await signals.SendAsync(client, batch.Key, new BatchNews(now.JobId, now.FireAt, now.Count, now.FirstTitle), cancellationToken);
            }
        }
    }

    /// <summary>Meanwhile it may have ended, and another have begun.</summary>
    private Task<BatchRow?> NowAsync(string key, CancellationToken cancellationToken)
        => database.ReadAsync(context => context.Batches.SingleOrDefaultAsync(row => row.Key == key, cancellationToken), cancellationToken);

    private async Task<bool> IsKnownAsync(DurableTaskClient client, BatchRow batch, CancellationToken cancellationToken)
    {
        try
        {
            EntityMetadata<DebounceState>? entity = await client.Entities.GetEntityAsync<DebounceState>(DebounceBatch.IdOf(batch.Key), includeState: true, cancellationToken);
            return entity is { IncludesState: true, State: { AlarmAt: not null } state } && state.JobId == batch.JobId && state.FireAt >= batch.FireAt;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "It can't be asked what is known of the batch {Key}, so it is told again", batch.Key);
            return false;
        }
    }
}
