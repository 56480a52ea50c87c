using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>The videos of a job that have an outcome, page by page.</summary>
public sealed class JobFiles(Database database, ServerNames servers)
{
    public Task<FilePage> ListAsync(Guid jobId, FileFilter filter, PageRequest page, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            IQueryable<JobItemRow> all = context.Items.Where(item => item.JobId == jobId && item.State == ItemState.Done);
            IQueryable<JobItemRow> wanted = filter.Apply(all);
            int filtered = await wanted.CountAsync(cancellationToken);
            int total = await all.CountAsync(cancellationToken);
            int pages = page.CountPages(filtered);
            PageRequest shown = page with { Page = Math.Min(page.Page, pages) };
            List<JobItemRow> rows = await shown.Cut(wanted.OrderBy(item => item.FinishedAt).ThenBy(item => item.Id)).ToListAsync(cancellationToken);
            Func<string, (string Name, string Type)> names = servers.Lookup();
            return new FilePage(jobId, [.. rows.Select(row => ViewOf(row, names))], filtered, total, shown.Page, shown.PerPage, pages);
        },
        cancellationToken);

    private static FileView ViewOf(JobItemRow item, Func<string, (string Name, string Type)> names)
    {
        IReadOnlyDictionary<string, PublishStatus> statuses = ServerStatuses.Read(item.Publishing, item.Owners, item.Outcome!.Value);
        return new FileView(
            item.Path,
            item.Outcome.Value,
            item.Reason ?? "",
            item.Worker,
            item.FinishedAt?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "",
            [.. statuses.Select(server => ServerOf(server.Key, server.Value, item, names(server.Key)))],
            OutputsOf(item))
        {
            Extraction = item.Extraction,
        };
    }

    private static FileServerView ServerOf(string id, PublishStatus status, JobItemRow item, (string Name, string Type) named)
    {
        ItemServer? server = item.Servers?.GetValueOrDefault(id);
        return new FileServerView(id, named.Name, named.Type, status, item.FrameSource == FrameSource.Extracted ? null : item.FrameSource)
        {
            Registration = server?.State, Reason = server?.Reason, ItemId = server?.ItemId,
        };
    }

    /// <summary>A probe says of fresh outputs only that they are there; what they should be stands in the plans.</summary>
    private static IReadOnlyList<FileOutputView> OutputsOf(JobItemRow item)
    {
        if (item.Results is { } results)
        {
            return [.. results.Select(plan => new FileOutputView(plan.Format, plan.Target, plan.Status, plan.Width, plan.Height, plan.FrameCount))];
        }

        return item.Outcome == ItemOutcome.SkippedBifExists
            ? [.. item.Plans.Select(plan => new FileOutputView(plan.Format, plan.Target, PlanStatus.Fresh, plan.Width, null, null))]
            : [];
    }
}

/// <summary>A page of videos.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Files">The videos of the page.</param>
/// <param name="FilteredCount">Videos that fit the filter.</param>
/// <param name="Total">Videos with an outcome.</param>
/// <param name="Page">The page that this is: the last one when a later one was asked for.</param>
/// <param name="PerPage">Videos on a full page.</param>
/// <param name="TotalPages">At least 1.</param>
public sealed record FilePage(Guid JobId, IReadOnlyList<FileView> Files, int FilteredCount, int Total, int Page, int PerPage, int TotalPages)
{
    public int Count => Files.Count;

    public int ProcessedTotal => Total;

    /// <summary>Every video is kept; earlier versions kept 5000 per outcome, and clients ask.</summary>
    public bool ListTruncated { get; init; }

    public IReadOnlyList<string> TruncatedOutcomes { get; init; } = [];
}
