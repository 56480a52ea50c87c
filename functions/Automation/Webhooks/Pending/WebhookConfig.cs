using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Pending;

/// <summary>What webhooks announced for a job, as its <c>config</c> shows it.</summary>
public sealed record WebhookConfig
{
    private const int MostNames = 20;

    /// <summary>Most paths that are shown of one job; a batch may have any number. Lists show only as many as they have names.</summary>
    private const int MostPaths = 1000;

    public static WebhookConfig None { get; } = new();

    /// <summary>New files as they were announced.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Names of the first files, at most 20.</summary>
    public IReadOnlyList<string> Basenames => [.. Paths.Take(MostNames).Select(path => Path.GetFileName(path.TrimEnd('/')))];

    /// <summary>Files and items, also those that are not shown.</summary>
    public int PathCount { get; init; }

    public IReadOnlyList<string> DeletedPaths { get; init; } = [];

    /// <summary>When the quiet period ends; null after it.</summary>
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>Of those of the jobs that webhooks announced something for.</summary>
    /// <param name="context">Reads.</param>
    /// <param name="jobIds">Jobs of webhooks; a few queries for all of them.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    public static async Task<IReadOnlyDictionary<Guid, WebhookConfig>> OfAsync(PreviewForgeDbContext context, IReadOnlyCollection<Guid> jobIds, CancellationToken cancellationToken)
    {
        List<Guid> asked = [.. jobIds];
        Dictionary<Guid, int> counts = await context.Arrivals.Where(row => asked.Contains(row.JobId)).GroupBy(row => row.JobId)
            .Select(group => new { group.Key, Count = group.Count(row => !row.IsDeleted) }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        Dictionary<Guid, DateTimeOffset> ends = await context.Batches.Where(row => asked.Contains(row.JobId)).ToDictionaryAsync(row => row.JobId, row => row.FireAt, cancellationToken);
        int most = asked.Count == 1 ? MostPaths : MostNames;
        ILookup<Guid, string> added = await PathsAsync(context, asked, isDeleted: false, most, cancellationToken);
        ILookup<Guid, string> deleted = await PathsAsync(context, asked, isDeleted: true, most, cancellationToken);
        return counts.ToDictionary(
            count => count.Key,
            count => new WebhookConfig
            {
                Paths = [.. added[count.Key]],
                DeletedPaths = [.. deleted[count.Key]],
                PathCount = count.Value,
                FireAt = ends.TryGetValue(count.Key, out DateTimeOffset end) ? end : null,
            });
    }

    /// <summary>The first of each job.</summary>
    private static async Task<ILookup<Guid, string>> PathsAsync(
        PreviewForgeDbContext context, List<Guid> jobs, bool isDeleted, int most, CancellationToken cancellationToken)
    {
        var rows = await context.Jobs.Where(job => jobs.Contains(job.Id))
            .SelectMany(
                job => context.Arrivals.Where(row => row.JobId == job.Id && row.IsDeleted == isDeleted && row.Path != "").OrderBy(row => row.Path).Take(most),
                (_, row) => new { row.JobId, row.Path })
            .ToListAsync(cancellationToken);
        return rows.OrderBy(row => row.Path, StringComparer.Ordinal).ToLookup(row => row.JobId, row => row.Path);
    }
}
