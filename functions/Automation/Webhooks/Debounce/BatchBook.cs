using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>The open batches, within one transaction. At most one for each key.</summary>
/// <param name="context">The transaction's.</param>
/// <param name="period">Now, and how long to wait.</param>
/// <param name="servers">Name and vendor of a server.</param>
internal sealed class BatchBook(PreviewForgeDbContext context, QuietPeriod period, Func<string, (string Name, string Type)> servers)
{
    /// <summary>Files and items that a batch takes; a job of some more is no harm, one of any number is.</summary>
    public const int MostInBatch = 50_000;

    private readonly List<OpenedBatch> _opened = [];
    private Dictionary<string, BatchRow> _batches = [];
    private Dictionary<Guid, JobRow> _jobs = [];

    /// <summary>Those that were opened here.</summary>
    public IReadOnlyList<OpenedBatch> Opened => _opened;

    /// <summary>Looks up the batches of these keys, all at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        _batches = await context.Batches.AsTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(row => row.Key, cancellationToken);
        List<Guid> jobs = [.. _batches.Values.Select(batch => batch.JobId)];
        _jobs = await context.Jobs.AsTracking()
            .Where(row => jobs.Contains(row.Id) && row.Status == JobStatus.Pending && row.NotBefore != null).ToDictionaryAsync(row => row.Id, cancellationToken);
    }

    /// <summary>The open batch of a key that was looked up, or a new one with its job; both are in the database.</summary>
    public async Task<BatchPlace> OpenAsync(string key, Arrival arrival, CancellationToken cancellationToken)
    {
        if (_batches.TryGetValue(key, out BatchRow? open))
        {
            if (_jobs.TryGetValue(open.JobId, out JobRow? waiting))
            {
                return new BatchPlace(open, waiting, period.Now, IsNew: false);
            }

            // Its job has begun or ended without it, and takes nothing more.
            context.Batches.Remove(open);
            await context.SaveChangesAsync(cancellationToken);
        }

        JobRow job = JobOf(arrival);
        var batch = new BatchRow
        {
            Key = key, JobId = job.Id, Source = arrival.Source, FirstTitle = job.LibraryName, OpenedAt = period.Now, FireAt = period.EndOf(period.Now),
        };
        context.Jobs.Add(job);
        context.Batches.Add(batch);
        await context.SaveChangesAsync(cancellationToken);
        _opened.Add(new OpenedBatch(job.Id, arrival.Source, job.LibraryName, period.Delay));
        return new BatchPlace(batch, job, period.Now, IsNew: true);
    }

    /// <summary>Sets the time, and tells of it. A batch that is full ends now.</summary>
    /// <param name="place">The batch.</param>
    /// <param name="announcements">How many announcements there were for its key, duplicates included.</param>
    public BatchNews Close(BatchPlace place, int announcements)
    {
        (BatchRow batch, JobRow job) = (place.Batch, place.Job);
        batch.FireAt = batch.Count < MostInBatch ? period.EndOf(batch.OpenedAt) : period.Now;
        (job.NotBefore, job.LibraryName) = (batch.FireAt, BatchLabel.Of(batch.FirstTitle, batch.Count));
        context.Tell(place.IsNew ? LiveEventKind.JobCreated : LiveEventKind.JobUpdated, period.Now, job.Id);
        context.Tell(
            LiveEventKind.WebhookReceived, period.Now, batch.Key,
            new { source = batch.Source, title = job.LibraryName, status = "queued", count = announcements, job_id = job.Id, file_count = batch.Count, fire_at = batch.FireAt });
        return new BatchNews(job.Id, batch.FireAt, batch.Count, batch.FirstTitle);
    }

    private JobRow JobOf(Arrival arrival)
    {
        string? origin = arrival.OriginServerId ?? arrival.PinnedServerId;
        (string Name, string Type)? server = origin is null ? null : servers(origin);
        return new JobRow
        {
            Id = Guid.NewGuid(),
            CreatedAt = period.Now,
            NotBefore = period.EndOf(period.Now),
            LibraryName = BatchLabel.Of(arrival.Title, 1),
            ServerId = origin,
            ServerName = server?.Name,
            ServerType = server?.Type,
            Priority = JobPriority.Normal,
            Config = new JobConfig { Kind = JobKind.Webhook, Source = arrival.Source, ServerId = arrival.PinnedServerId, ForceGenerate = arrival.Regenerate },
        };
    }
}

/// <param name="Batch">Tracked.</param>
/// <param name="Job">Tracked.</param>
/// <param name="Now">The moment of the arrival.</param>
/// <param name="IsNew">True: it was opened in this transaction.</param>
internal sealed record BatchPlace(BatchRow Batch, JobRow Job, DateTimeOffset Now, bool IsNew)
{
    public void Add(int count) => Batch.Count += count;
}
