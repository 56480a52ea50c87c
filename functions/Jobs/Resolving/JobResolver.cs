using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Turns the paths of a job into items with output plans. Done twice, the second time adds only what is new.</summary>
public sealed class JobResolver(Database database, SettingsStore settings, OutputPlanners planners, MediaRoot mediaRoot, JobLog log, TimeProvider time)
{
    private const int ItemsPerTransaction = 2000;

    /// <summary>Leaves room in a message for everything but paths.</summary>
    private const int MaxPathBytes = Wire.MaxMessageBytes - (8 * 1024);

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
        List<string> complaints = [];
        var search = new VideoSearch(mediaRoot, (folder, reason) => complaints.Add($"The folder {folder} can't be listed: {reason}"));
        OutputPlanner planner = planners.For(current, job.Config.ServerId);
        var namesakes = new Namesakes();
        int found = 0;
        foreach (FoundVideo[] chunk in job.Config.FilePaths.SelectMany(search.Expand).Chunk(ItemsPerTransaction))
        {
            List<JobItemRow> items = [.. chunk.Select(video => ItemOf(job, planner, namesakes, video))];
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

    private JobItemRow ItemOf(JobRow job, OutputPlanner planner, Namesakes namesakes, FoundVideo video)
    {
        if (!video.Exists)
        {
            return Done(job, video, ItemOutcome.SkippedFileNotFound, "The file is not there");
        }

        if (Path.GetFileNameWithoutExtension(video.Path).Length == 0)
        {
            return Done(job, video, ItemOutcome.Failed, "The file has no name before its extension, and its previews would have none");
        }

        PlannedOutputs planned = planner.Plan(video.Path);
        string? namesake = planned.Plans.Count > 0 ? namesakes.Before(video.Path) : null;
        planned = namesake is null ? planned : Namesakes.Without(planned, planner.Plan(namesake));
        return planned switch
        {
            { Plans: [] } when namesake is not null => Done(
                job, video, ItemOutcome.SkippedExcluded,
                $"{Path.GetFileName(namesake)} differs in nothing but the extension and would have the same preview files; rename one of them to get both"),
            { IsExcluded: true } => Done(job, video, ItemOutcome.SkippedExcluded, "Excluded by every media server that owns it"),
            { Plans: [] } => Done(job, video, ItemOutcome.NoMediaParts, "In no enabled library of any media server that wants previews"),
            _ when IsTooLong(video, planned) => Done(job, video, ItemOutcome.Failed, "The paths of the file and its previews are too long for one message"),
            _ => new JobItemRow { JobId = job.Id, Path = video.Path, Plans = planned.Plans, Owners = RowJson.Write(planned.Owners) },
        };
    }

    /// <summary>In JSON, a character takes up to six bytes.</summary>
    private static bool IsTooLong(FoundVideo video, PlannedOutputs planned)
        => 6 * (video.Path.Length + planned.Plans.Sum(plan => plan.Target.Length)) > MaxPathBytes;

    private JobItemRow Done(JobRow job, FoundVideo video, ItemOutcome outcome, string reason) => new()
    {
        JobId = job.Id,
        Path = video.Path,
        Plans = [],
        Owners = "[]",
        State = ItemState.Done,
        Outcome = outcome,
        Reason = reason,
        FinishedAt = time.GetUtcNow(),
    };

    private async Task CloseAsync(JobRow job, AppSettings current, int found, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            context => context.Jobs.Where(row => row.Id == job.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Frames, current.Frames), cancellationToken),
            cancellationToken);
        await log.InfoAsync(job.Id, $"{found} videos found", cancellationToken);
    }
}
