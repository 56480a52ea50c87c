using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Pending;

/// <summary>Batches in their quiet period: shows them, and ends the wait when somebody wants to.</summary>
public sealed class PendingBatches(Database database, BatchRelease release, GateBell bell, TimeProvider time)
{
    private const int ShownPaths = 100;

    public Task<PendingPage> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            List<PendingView> views = [];
            foreach (BatchRow batch in await context.Batches.OrderBy(row => row.FireAt).ToListAsync(cancellationToken))
            {
                List<string> paths = await context.Arrivals.Where(row => row.JobId == batch.JobId && !row.IsDeleted && row.Path != "")
                    .OrderBy(row => row.Id).Select(row => row.Path).Take(ShownPaths).ToListAsync(cancellationToken);
                views.Add(ViewOf(batch, paths));
            }

            return new PendingPage(views);
        },
        cancellationToken);

    /// <summary>Releases the batch of a key.</summary>
    /// <param name="key">As <c>radarr::attic</c>; a host that hands it over encoded is understood, too.</param>
    /// <param name="client">Knocks at the gate.</param>
    /// <param name="cancellationToken">Stops before the release.</param>
    /// <returns>The key; null when there is no such batch, or it was released just before.</returns>
    public async Task<string?> FireAsync(string key, DurableTaskClient client, CancellationToken cancellationToken)
    {
        string decoded = Uri.UnescapeDataString(key);
        BatchRow? batch = await database.ReadAsync(
            context => context.Batches.Where(row => row.Key == key || row.Key == decoded).OrderBy(row => row.Key == key ? 0 : 1).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        return batch is null ? null : await FireAsync(batch.JobId, client, cancellationToken);
    }

    /// <summary>Releases the batch that a job waits for.</summary>
    /// <returns>Its key; null when the job waits for none.</returns>
    public async Task<string?> FireAsync(Guid jobId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await release.ReleaseNowAsync(jobId, cancellationToken) is not ReleaseOutcome.Released released)
        {
            return null;
        }

        await bell.RingAsync(client, CancellationToken.None); // It is released, whether the caller is still there or not.
        return released.Key;
    }

    private PendingView ViewOf(BatchRow batch, List<string> paths) => new()
    {
        Key = batch.Key,
        Source = batch.Source,
        FileCount = batch.Count,
        FirstTitle = batch.FirstTitle,
        FireAt = batch.FireAt,
        RemainingSeconds = Math.Round(Math.Max(0, (batch.FireAt - time.GetUtcNow()).TotalSeconds), 1),
        JobId = batch.JobId,
        Paths = paths,
    };
}
