using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Joins what the database and the runners know of a job.</summary>
public sealed class JobViews(IRunnerHeartbeats heartbeats, ServerNames servers)
{
    private const int ShownPaths = 20;

    /// <summary>Shows jobs, each with the count of its videos.</summary>
    public async Task<IReadOnlyList<JobView>> OfAsync(IReadOnlyList<(JobRow Job, JobTally Tally)> jobs, CancellationToken cancellationToken)
    {
        bool anyRuns = jobs.Any(entry => entry.Job.Status == JobStatus.Running);
        IReadOnlyList<Heartbeat> living = anyRuns ? (await heartbeats.CurrentAsync(cancellationToken)).Living : [];
        Func<string, (string Name, string Type)> names = servers.Lookup();
        return [.. jobs.Select(entry => ViewOf(entry.Job, entry.Tally, living, names))];
    }

    private static JobView ViewOf(JobRow job, JobTally tally, IReadOnlyList<Heartbeat> living, Func<string, (string Name, string Type)> names) => new()
    {
        Id = job.Id,
        Status = job.Status,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        CompletedAt = job.CompletedAt,
        LibraryId = job.LibraryId,
        LibraryName = job.LibraryName,
        ServerId = job.ServerId,
        ServerName = job.ServerName,
        ServerType = job.ServerType,
        Publishers = [.. tally.Servers.Select(server => PublisherOf(server, names(server.ServerId)))],
        Progress = ProgressOf(job, tally, living),
        Error = job.Error,
        Config = ConfigOf(job),
        Paused = job.Paused,
        Priority = (int)job.Priority,
        ParentScheduleId = job.ParentScheduleId,
    };

    private static ConfigView ConfigOf(JobRow job) => new(
        job.Config.Kind, [.. job.Config.FilePaths.Take(ShownPaths)], job.Config.FilePaths.Count, job.Config.ForceGenerate, job.Config.ServerId)
    {
        SelectedLibraryIds = job.Config.LibraryIds,
        SelectedLibraries = job.Config.LibraryNames,
        SortBy = job.Config.Order,
        LookbackHours = job.Config.LookbackHours,
        ParentJobId = job.ParentJobId,
        RetryAttempt = job.ParentJobId is null ? job.RetryAttempt : job.Config.RetryAttempt,
        RetryMaxAttempts = job.MaxRetries,
    };

    private static PublisherView PublisherOf(ServerTally server, (string Name, string Type) named)
        => new(server.ServerId, named.Name, named.Type, Texts(server.Counts), Texts(server.Sources));

    private static ProgressView ProgressOf(JobRow job, JobTally tally, IReadOnlyList<Heartbeat> living)
    {
        List<CurrentWork> inWork =
            [.. living.SelectMany(runner => runner.Workers).Select(worker => worker.Current).OfType<CurrentWork>().Where(work => work.JobId == job.Id)];
        HashSet<string> files = [.. inWork.Select(work => work.Path)];
        return new ProgressView(
            PercentOf(job, tally, inWork),
            StatusLineOf(job, tally),
            tally.Total,
            tally.Done,
            WorkerView.SpeedText(inWork.Sum(work => work.Speed)),
            inWork.FirstOrDefault()?.Path ?? "",
            [.. WorkerView.Of(living).Where(worker => files.Contains(worker.CurrentFile))],
            tally.Outcomes.Count > 0 ? Texts(tally.Outcomes) : null)
        {
            RetryEta = job.RetryAt,
        };
    }

    private static double PercentOf(JobRow job, JobTally tally, IEnumerable<CurrentWork> inWork)
    {
        if (job.Status == JobStatus.Completed)
        {
            return 100;
        }

        double done = tally.Done + inWork.Sum(work => Math.Clamp(work.Percent, 0, 100) / 100);
        return tally.Total == 0 ? 0 : Math.Round(Math.Min(100, 100 * done / tally.Total), 1);
    }

    private static string StatusLineOf(JobRow job, JobTally tally) => job switch
    {
        { Status: JobStatus.Pending } => "Queued",
        { Status: JobStatus.Running, Frames: null } => "Starting — loading configuration...",
        { Status: JobStatus.Running, ListedAt: null } => $"Listing libraries... {tally.Done}/{tally.Total} completed so far",
        _ => $"{tally.Done}/{tally.Total} completed",
    };

    private static Dictionary<string, int> Texts<T>(IReadOnlyDictionary<T, int> counts)
        where T : struct, Enum
        => counts.ToDictionary(pair => Snake<T>.Text(pair.Key), pair => pair.Value);
}
