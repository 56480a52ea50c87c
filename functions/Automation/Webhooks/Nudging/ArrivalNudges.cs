using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Resolving.Announced;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Nudging;

/// <summary>Tells servers of files that were announced, before the job looks at them.</summary>
public sealed class ArrivalNudges(Database database, SettingsStore settings, ListingServices services, JobLog log)
{
    /// <summary>Most files of one round.</summary>
    private const int MostFiles = 200;

    public async Task<NudgeRound> RunAsync(NudgeInput input, CancellationToken cancellationToken)
    {
        (JobRow? job, bool isOpen, List<ArrivalRow> arrivals) = await ReadAsync(input, cancellationToken);
        if (job is null || arrivals.Count == 0)
        {
            return new NudgeRound(input.After, HasMore: false, IsOver: !isOpen);
        }

        try
        {
            await TellAsync(job, arrivals, settings.Read(), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await log.WarnAsync(job.Id, $"The servers could not be told of the new files ahead of time: {failure.Message}", cancellationToken);
        }

        bool hasMore = arrivals.Count == MostFiles;
        return new NudgeRound(arrivals[^1].Id, hasMore, IsOver: !isOpen && !hasMore);
    }

    private Task<(JobRow? Job, bool IsOpen, List<ArrivalRow> Arrivals)> ReadAsync(NudgeInput input, CancellationToken cancellationToken) => database.ReadAsync(
        async context => (
            await context.Jobs.SingleOrDefaultAsync(row => row.Id == input.JobId, cancellationToken),
            await context.Batches.AnyAsync(row => row.JobId == input.JobId, cancellationToken),
            await context.Arrivals.Where(row => row.JobId == input.JobId && row.Id > input.After && !row.IsDeleted && row.Path != "")
                .OrderBy(row => row.Id).Take(MostFiles).ToListAsync(cancellationToken)),
        cancellationToken);

    private Task TellAsync(JobRow job, List<ArrivalRow> arrivals, AppSettings current, CancellationToken cancellationToken)
    {
        var names = new AnnouncedNames(current, services.Planners.For(current, job.Config.ServerId), services.MediaRoot);
        var owned = arrivals.SelectMany(row => names.Of(row.Path)).Distinct().SelectMany(path => names.OwnersOf(path).Select(server => (server, path)));
        return Parallel.ForEachAsync(
            owned.GroupBy(pair => pair.server, pair => pair.path),
            cancellationToken,
            async (server, token) =>
            {
                if (current.MediaServers.FirstOrDefault(entry => entry.Id == server.Key) is { } entry)
                {
                    await services.Connections.Open(entry, current).Announcer.NudgeAsync([.. server], token);
                }
            });
    }
}
