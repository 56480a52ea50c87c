using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Automation.Schedules.Timing;

namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>Does what has come due of a schedule, and keeps what came of it.</summary>
public sealed class ScheduleRunner(ScheduleStore store, ScheduledJobs jobs, ScheduleNews news, TimeProvider time, ILogger<ScheduleRunner> logger)
{
    /// <summary>
    /// Does everything that is due by a time. Repeatable: what was dealt with is remembered, and a job that was made already isn't made again.
    /// </summary>
    /// <param name="id">A schedule; one that is gone or can't be read does nothing, a disabled one starts nothing.</param>
    /// <param name="at">The time; the clock counts when it is later.</param>
    /// <param name="cancellationToken">What was done by then stays.</param>
    /// <returns>The jobs that were made, suspended or resumed.</returns>
    public async Task<IReadOnlyList<Guid>> FireAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow() is var clock && clock > at ? clock : at;
        if (store.Find(id) is not { } schedule || ScheduleTimeline.Due(schedule, now) is not { Until: { } until } due)
        {
            return [];
        }

        List<Guid> touched = due.Stop ? await jobs.SuspendAsync(schedule, cancellationToken) : [];
        StartedRun? run = due.Start is { } occurrence ? await jobs.StartAsync(schedule, OccurrenceId.Of(id, occurrence), cancellationToken) : null;
        SkippedRun? skipped = due.Skipped ?? (run is { Kind: RunKind.Coalesced } ? new SkippedRun(due.Start!.Value, $"The job {run.JobId} of an earlier start still waits or runs") : null);
        if (skipped is not null)
        {
            logger.LogWarning("Schedule {Name} made no job for {Occurrence}. {Reason}", schedule.Name, skipped.Occurrence, skipped.Reason);
        }

        await store.NoteAsync(id, record => Note(record, run, skipped, until), cancellationToken);
        await news.TellAsync(id, cancellationToken);
        return run is null ? touched : [.. touched, run.JobId];
    }

    /// <summary>Runs a schedule now, also a disabled one; when it runs next by itself stays as it was.</summary>
    /// <exception cref="ApiException">404: there is none.</exception>
    public async Task<StartedRun> RunNowAsync(string id, CancellationToken cancellationToken)
    {
        Schedule schedule = store.Find(id) ?? throw ScheduleEditor.NotFound();
        StartedRun run = await jobs.StartAsync(schedule, Guid.NewGuid(), cancellationToken);

        // Nobody has kept the mark of a disabled schedule; stops of the time before would suspend this run at once.
        DateTimeOffset? until = schedule is { Enabled: false, Stops: not null } && run.Kind != RunKind.Coalesced ? time.GetUtcNow() : null;
        try
        {
            await store.NoteAsync(id, record => Note(record, run, null, until), cancellationToken);
        }
        catch (ApiException refused)
        {
            logger.LogWarning("The job {JobId} of the schedule {Name} was made, but when it ran can't be kept. {Reason}", run.JobId, schedule.Name, refused.Message);
        }

        await news.TellAsync(id, cancellationToken);
        return run;
    }

    /// <summary>Somebody may have edited the schedule meanwhile; a mark that they set later stays.</summary>
    private void Note(JsonObject record, StartedRun? run, SkippedRun? skipped, DateTimeOffset? until)
    {
        if (run is { Kind: RunKind.Created or RunKind.Resumed })
        {
            record[ScheduleKeys.LastRun] = ScheduleFields.Stamp(time.GetUtcNow());
        }

        if (skipped is not null)
        {
            record[ScheduleKeys.LastSkip] = new JsonObject
            {
                [ScheduleKeys.Occurrence] = ScheduleFields.Stamp(skipped.Occurrence),
                [ScheduleKeys.Reason] = skipped.Reason,
            };
        }

        if (until is { } handled && !(ScheduleReader.Time(record[ScheduleKeys.HandledUntil]) > handled))
        {
            record[ScheduleKeys.HandledUntil] = ScheduleFields.Stamp(handled);
        }
    }
}
