using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Puts the videos of submitted files and folders among a job's items.</summary>
public sealed class SubmittedPaths(Database database, MediaRoot mediaRoot, JobLog log, TimeProvider time)
{
    private const int ItemsPerTransaction = 2000;

    /// <returns>How many videos there are.</returns>
    public async Task<int> AddAsync(JobRow job, CancellationToken cancellationToken)
    {
        List<string> complaints = [];
        var search = new VideoSearch(mediaRoot, (folder, reason) => complaints.Add($"The folder {folder} can't be listed: {reason}"));
        int found = 0;
        foreach (FoundVideo[] chunk in job.Config.FilePaths.SelectMany(search.Expand).Chunk(ItemsPerTransaction))
        {
            List<JobItemRow> items = [.. chunk.Select(video => ItemOf(job, video))];
            found += await database.WriteAsync(
                async context =>
                {
                    await ItemInserter.InsertAsync(context, items, cancellationToken);
                    return items.Count;
                },
                cancellationToken);
        }

        foreach (string complaint in complaints)
        {
            await log.WarnAsync(job.Id, complaint, cancellationToken);
        }

        return found;
    }

    private JobItemRow ItemOf(JobRow job, FoundVideo video)
    {
        if (!video.Exists)
        {
            return Done(job, video, ItemOutcome.SkippedFileNotFound, "The file is not there");
        }

        return Path.GetFileNameWithoutExtension(video.Path).Length > 0
            ? new JobItemRow { JobId = job.Id, Path = video.Path }
            : Done(job, video, ItemOutcome.Failed, "The file has no name before its extension, and its previews would have none");
    }

    private JobItemRow Done(JobRow job, FoundVideo video, ItemOutcome outcome, string reason) => new()
    {
        JobId = job.Id, Path = video.Path, State = ItemState.Done, Outcome = outcome, Reason = reason, FinishedAt = time.GetUtcNow(),
        IsOwed = outcome == ItemOutcome.SkippedFileNotFound,
    };
}
