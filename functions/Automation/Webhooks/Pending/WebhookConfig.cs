using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Pending;

/// <summary>What webhooks announced for a job, as its <c>config</c> shows it.</summary>
public sealed record WebhookConfig
{
    private const int MostNames = 20;

    /// <summary>Most paths that are shown; a batch may have any number.</summary>
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
    /// <param name="jobIds">Jobs of webhooks; a few queries each.</param>
    /// <param name="cancellationToken">Stops between two queries.</param>
    public static async Task<IReadOnlyDictionary<Guid, WebhookConfig>> OfAsync(PreviewForgeDbContext context, IReadOnlyCollection<Guid> jobIds, CancellationToken cancellationToken)
    {
        List<Guid> asked = [.. jobIds];
        Dictionary<Guid, int> counts = await context.Arrivals.Where(row => asked.Contains(row.JobId)).GroupBy(row => row.JobId)
            .Select(group => new { group.Key, Count = group.Count(row => !row.IsDeleted) }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        Dictionary<Guid, DateTimeOffset> ends = await context.Batches.Where(row => asked.Contains(row.JobId)).ToDictionaryAsync(row => row.JobId, row => row.FireAt, cancellationToken);
        var configs = new Dictionary<Guid, WebhookConfig>();
        foreach ((Guid job, int count) in counts)
        {
            configs[job] = new WebhookConfig
            {
                Paths = await PathsAsync(context, job, isDeleted: false, cancellationToken),
                DeletedPaths = await PathsAsync(context, job, isDeleted: true, cancellationToken),
                PathCount = count,
                FireAt = ends.TryGetValue(job, out DateTimeOffset end) ? end : null,
            };
        }

        return configs;
    }

    private static Task<List<string>> PathsAsync(PreviewForgeDbContext context, Guid job, bool isDeleted, CancellationToken cancellationToken)
        => context.Arrivals.Where(row => row.JobId == job && row.IsDeleted == isDeleted && row.Path != "")
            .OrderBy(row => row.Path).Select(row => row.Path).Take(MostPaths).ToListAsync(cancellationToken);
}
