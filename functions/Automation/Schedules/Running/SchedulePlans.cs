using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Automation.Schedules.Timing;

namespace PreviewForge.Functions.Automation.Schedules.Running;

/// <summary>Says what a schedule does next.</summary>
public sealed class SchedulePlans(ScheduleStore store, ScheduledJobs jobs, TimeProvider time)
{
    /// <summary>A file that can't be read is looked at again so much later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <returns>Null when there is no such schedule, or it can't be run.</returns>
    public async Task<ScheduleStep?> NextAsync(string id, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        ScheduleList list = store.Read();
        if (!list.Status.IsOk)
        {
            return new ScheduleStep("", true, now + Patience, null, null, "");
        }

        if (list.Schedules.FirstOrDefault(schedule => schedule.Id == id) is not { } found)
        {
            return null;
        }

        bool isAwaited = await jobs.IsAwaitedAsync(found, cancellationToken);
        if (isAwaited && !ScheduleTimeline.IsMark(found.HandledUntil, now))
        {
            // Another application's schedule, or a wrong clock's mark: what was missed before is not ours to make good, what is missed from here on is.
            await store.NoteAsync(id, record => record[ScheduleKeys.HandledUntil] = ScheduleFields.Stamp(now), cancellationToken);
        }

        DateTimeOffset? at = isAwaited ? ScheduleTimeline.Next(found, now) : null;
        return new ScheduleStep(found.Name, found.Enabled, at, found.Enabled ? found.Starts.After(now) : null, found.LastRun, found.Revision);
    }
}
