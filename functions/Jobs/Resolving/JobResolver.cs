using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Begins a job: fixes its options, and says where its videos come from. Done twice, the second time adds only what is new.</summary>
public sealed class JobResolver(Database database, SettingsStore settings, VideoSources sources, JobLog log, TimeProvider time)
{
    /// <returns>Why the job can't run, for people; null when it can.</returns>
    public async Task<string?> ResolveAsync(Guid jobId, CancellationToken cancellationToken)
    {
        JobRow job = await database.ReadAsync(context => context.Jobs.SingleAsync(row => row.Id == jobId, cancellationToken), cancellationToken);
        if (job.Frames is not null)
        {
            return null;
        }

        try
        {
            AppSettings current = settings.Read();
            return current.Problems.Count > 0
                ? $"Configuration validation failed: {string.Join("; ", current.Problems)}"
                : await BeginAsync(job, current, cancellationToken);
        }
        catch (SettingsException unreadable)
        {
            return unreadable.Message;
        }
    }

    private async Task<string?> BeginAsync(JobRow job, AppSettings current, CancellationToken cancellationToken)
    {
        foreach (string warning in current.ServerWarnings)
        {
            await log.WarnAsync(job.Id, warning, cancellationToken);
        }

        string? problem = job.Config.Kind switch
        {
            JobKind.Paths => await AddPathsAsync(job, cancellationToken),
            JobKind.Webhook => await sources.Announced.AddAsync(job, current, cancellationToken),
            JobKind.Retry => await AddOwedAsync(job, current, cancellationToken),
            JobKind.CleanUp => await AddRootsAsync(job, current, cancellationToken),
            JobKind.FullLibrary or JobKind.RecentlyAdded => await AddSourcesAsync(job, current, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Config.Kind, "No such kind of job."),
        };
        if (problem is null)
        {
            bool isListed = job.Config.Kind is not (JobKind.FullLibrary or JobKind.RecentlyAdded);
            DateTimeOffset? listedAt = isListed ? time.GetUtcNow() : null;
            await database.WriteAsync(
                context => context.Jobs.Where(row => row.Id == job.Id).ExecuteUpdateAsync(
                    update => update.SetProperty(row => row.Frames, current.Frames)
                        .SetProperty(row => row.MaxRetries, current.RetryCount)
                        .SetProperty(row => row.ListedAt, listedAt),
                    cancellationToken),
                cancellationToken);
        }

        return problem;
    }

    private async Task<string?> AddPathsAsync(JobRow job, CancellationToken cancellationToken)
    {
        await log.InfoAsync(job.Id, $"{await sources.Submitted.AddAsync(job, cancellationToken)} videos found", cancellationToken);
        return null;
    }

    /// <summary>The videos of an earlier job whose servers were not ready, with what was known of them.</summary>
    private async Task<string?> AddOwedAsync(JobRow job, AppSettings current, CancellationToken cancellationToken)
    {
        Guid parent = job.Config.ParentJobId!.Value;
        JobRow? head = await database.ReadAsync(context => context.Jobs.SingleOrDefaultAsync(row => row.Id == parent, cancellationToken), cancellationToken);
        if (head?.Config.Kind == JobKind.Webhook)
        {
            return await sources.Announced.AddOwedAsync(job, head.Id, current, cancellationToken);
        }

        int owed = await database.WriteAsync(
            context => context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO job_items ("JobId", "Path", "Title", "Rank", "Awaits", "Plans", "Owners", "State", "Attempts", "Announces", "IsOwed", "Worker")
                SELECT {job.Id}, "Path", "Title", "Rank", '[]', '[]', '[]', 0, 0, 0, 0, '' FROM job_items WHERE "JobId" = {parent} AND "IsOwed" = 1
                ON CONFLICT ("JobId", "Path") DO NOTHING
                """,
                cancellationToken),
            cancellationToken);
        await log.InfoAsync(job.Id, $"{owed} videos are tried again", cancellationToken);
        return null;
    }

    private async Task<string?> AddSourcesAsync(JobRow job, AppSettings current, CancellationToken cancellationToken)
    {
        var chosen = LibraryChoice.Of(current, job.Config);
        if (chosen.Count == 0)
        {
            return "No enabled library of an enabled server fits. Refresh the libraries of the servers, and look which are switched on.";
        }

        await database.WriteAsync(
            async context =>
            {
                await context.Sources.Where(row => row.JobId == job.Id).ExecuteDeleteAsync(cancellationToken);
                context.Sources.AddRange(chosen.Select(
                    (choice, number) => new JobSourceRow { JobId = job.Id, Number = number, ServerId = choice.Server.Id, LibraryId = choice.Library.Id }));
                return 0;
            },
            cancellationToken);
        await log.InfoAsync(job.Id, $"Listing {string.Join(", ", chosen.Select(choice => $"{choice.Library.Name} ({choice.Server.Name})"))}", cancellationToken);
        return null;
    }

    /// <summary>One item for each folder that is swept; folders below others are swept with them.</summary>
    private async Task<string?> AddRootsAsync(JobRow job, AppSettings current, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> roots = SweptRoots.Of(current, job.Config);
        if (roots.Count == 0)
        {
            return "No enabled library of an enabled server has a folder here.";
        }

        return await database.WriteAsync(
            async context =>
            {
                await ItemInserter.InsertAsync(context, [.. roots.Select(root => new JobItemRow { JobId = job.Id, Path = root, State = ItemState.Waiting })], cancellationToken);
                return (string?)null;
            },
            cancellationToken);
    }
}
