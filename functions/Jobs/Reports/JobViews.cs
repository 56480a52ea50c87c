using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Joins what the database and the runners know of a job.</summary>
public sealed class JobViews(IRunnerHeartbeats heartbeats, ServerNames servers, ProcessingPause pause, IServerHolds holds)
{
    private const int ShownPaths = 20;

    /// <summary>Shows jobs, each with the count of its videos.</summary>
    public async Task<IReadOnlyList<JobView>> OfAsync(IReadOnlyList<ShownJob> jobs, CancellationToken cancellationToken)
    {
        bool anyRuns = jobs.Any(entry => entry.Job.Status == JobStatus.Running);
        IReadOnlyList<Heartbeat> living = anyRuns ? (await heartbeats.CurrentAsync(cancellationToken)).Living : [];
        Func<string, (string Name, string Type)> names = servers.Lookup();
        var waits = new WaitReasons(pause.Reasons, anyRuns ? await holds.CurrentAsync(cancellationToken) : []);
        return [.. jobs.Select(entry => ViewOf(entry, living, names, waits))];
    }

    private static JobView ViewOf(
        ShownJob shown, IReadOnlyList<Heartbeat> living, Func<string, (string Name, string Type)> names, WaitReasons waits)
        => ViewOf(shown.Job, ConfigOf(shown.Job, shown.Webhooks), waits.PausedBy.Count > 0) with
        {
            Publishers = [.. shown.Tally.Servers.Select(server => PublisherOf(server, names(server.ServerId)))],
            Progress = ProgressOf(shown.Job, shown.Tally, living, waits),
        };

    private static JobView ViewOf(JobRow job, ConfigView config, bool isPaused) => new()
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
        Publishers = [],
        Progress = ProgressView.None,
        Error = job.Error,
        Config = config,
        Paused = job.Status == JobStatus.Running && (job.Paused || isPaused),
        Priority = (int)job.Priority,
        ParentScheduleId = job.ParentScheduleId,
    };

    private static ConfigView ConfigOf(JobRow job, WebhookConfig webhooks) => new(
        job.Config.Kind, [.. job.Config.FilePaths.Take(ShownPaths)], Math.Max(job.Config.FilePaths.Count, webhooks.PathCount), job.Config.ForceGenerate, job.Config.ServerId)
    {
        SelectedLibraryIds = job.Config.LibraryIds,
        SelectedLibraries = job.Config.LibraryNames,
        SortBy = job.Config.Order,
        LookbackHours = job.Config.LookbackHours,
        ParentJobId = job.ParentJobId,
        RetryAttempt = job.ParentJobId is null ? job.RetryAttempt : job.Config.RetryAttempt,
        RetryMaxAttempts = job.MaxRetries,
        Source = job.Config.Source,
        ParentScheduleId = job.Config.ScheduleId,
        IsRetry = job.ParentJobId is not null,
        IsRetryChain = job.Chain != ChainState.None,
        LastOutcome = job.Chain == ChainState.None ? null : job.Chain,
        RetryStartedAt = job.ChainStartedAt,
        ScheduledAt = job.ParentJobId is not null ? job.NotBefore : null,
        WebhookPaths = webhooks.Paths,
        WebhookBasenames = webhooks.Basenames,
        WebhookDeletedPaths = webhooks.DeletedPaths,
        WebhookFireAt = webhooks.FireAt,
    };

    private static PublisherView PublisherOf(ServerTally server, (string Name, string Type) named)
        => new(server.ServerId, named.Name, named.Type, Texts(server.Counts), Texts(server.Sources));

    private static ProgressView ProgressOf(JobRow job, JobTally tally, IReadOnlyList<Heartbeat> living, WaitReasons waits)
    {
        List<CurrentWork> inWork =
            [.. living.SelectMany(runner => runner.Workers).Select(worker => worker.Current).OfType<CurrentWork>().Where(work => work.JobId == job.Id)];
        HashSet<string> files = [.. inWork.Select(work => work.Path)];
        return new ProgressView(
            PercentOf(job, tally, inWork),
            StatusLine.Of(job, tally, waits),
            tally.Total,
            tally.Done,
            WorkerView.SpeedText(inWork.Sum(work => work.Speed)),
            inWork.FirstOrDefault()?.Path ?? "",
            [.. WorkerView.Of(living).Where(worker => files.Contains(worker.CurrentFile))],
            tally.Outcomes.Count > 0 ? Texts(tally.Outcomes) : null)
        {
            RetryEta = job.RetryAt,
            RetryWaitTotal = job.RetryAt is { } due ? Math.Round((due - job.CreatedAt).TotalSeconds, 1) : null,
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

    private static Dictionary<string, int> Texts<T>(IReadOnlyDictionary<T, int> counts)
        where T : struct, Enum
        => counts.ToDictionary(pair => Snake<T>.Text(pair.Key), pair => pair.Value);
}
