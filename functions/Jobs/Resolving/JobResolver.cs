using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Turns the paths of a job into items with output plans. Done twice, the second time adds only what is new.</summary>
public sealed class JobResolver(Database database, SettingsStore settings, VideoPlanners planners, MediaRoot mediaRoot, JobLog log, TimeProvider time)
{
    private const int ItemsPerTransaction = 2000;

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
            if (current.Problems.Count > 0)
            {
                return $"Configuration validation failed: {string.Join("; ", current.Problems)}";
            }

            int found = await AddItemsAsync(job, current, cancellationToken);
            await CloseAsync(job, current, found, cancellationToken);
            return null;
        }
        catch (SettingsException unreadable)
        {
            return unreadable.Message;
        }
    }

    private async Task<int> AddItemsAsync(JobRow job, AppSettings current, CancellationToken cancellationToken)
    {
        List<string> complaints = [.. current.ServerWarnings];
        var search = new VideoSearch(mediaRoot, (folder, reason) => complaints.Add($"The folder {folder} can't be listed: {reason}"));
        var planner = new ItemPlanner(job.Id, planners.For(current, job.Config.ServerId), time);
        int found = 0;
        foreach (FoundVideo[] chunk in job.Config.FilePaths.SelectMany(search.Expand).Chunk(ItemsPerTransaction))
        {
            IReadOnlyList<JobItemRow> items = await planner.PlanAsync(chunk, cancellationToken);
            await database.WriteAsync(
                async context =>
                {
                    await ItemInserter.InsertAsync(context, items, cancellationToken);
                    return items.Count;
                },
                cancellationToken);
            found += items.Count;
        }

        foreach (string complaint in complaints)
        {
            await log.WarnAsync(job.Id, complaint, cancellationToken);
        }

        return found;
    }

    private async Task CloseAsync(JobRow job, AppSettings current, int found, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            context => context.Jobs.Where(row => row.Id == job.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Frames, current.Frames), cancellationToken),
            cancellationToken);
        await log.InfoAsync(job.Id, $"{found} videos found", cancellationToken);
    }
}
