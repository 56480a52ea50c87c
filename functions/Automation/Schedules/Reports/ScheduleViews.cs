using System.Globalization;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Store;

namespace PreviewForge.Functions.Automation.Schedules.Reports;

/// <summary>Shows schedules.</summary>
public sealed class ScheduleViews(ScheduleStore store, TimeProvider time)
{
    public ScheduleListView All()
    {
        ScheduleList list = store.Read();
        return new ScheduleListView([.. list.Schedules.Select(Of)], list.Status);
    }

    /// <exception cref="ApiException">404: there is none.</exception>
    public ScheduleView One(string id) => Of(store.Find(id) ?? throw ScheduleEditor.NotFound());

    public ScheduleView Of(Schedule schedule)
    {
        bool isCron = schedule.TriggerType == ScheduleKeys.Cron;
        return new ScheduleView
        {
            Id = schedule.Id,
            Name = schedule.Name,
            TriggerType = schedule.TriggerType,
            TriggerValue = schedule.TriggerValue,
            CronExpression = isCron ? schedule.TriggerValue : null,
            IntervalMinutes = isCron ? null : int.Parse(schedule.TriggerValue, CultureInfo.InvariantCulture),
            LibraryId = schedule.LibraryIds.Count == 1 ? schedule.LibraryIds[0] : null,
            LibraryIds = schedule.LibraryIds,
            LibraryName = schedule.LibraryName,
            ServerId = schedule.ServerId,
            Config = schedule.Config,
            Enabled = schedule.Enabled,
            CreatedAt = schedule.CreatedAt,
            LastRun = schedule.LastRun,
            NextRun = schedule.Enabled ? schedule.Starts.After(time.GetUtcNow()) : null,
            LastSkip = schedule.LastSkip,
            Priority = schedule.Priority,
            StopTime = schedule.StopTime,
            Timezone = schedule.Timezone,
        };
    }
}

/// <param name="Schedules">Those that can be run.</param>
/// <param name="LoadStatus">Whether the file could be read, and what was left out.</param>
public sealed record ScheduleListView(IReadOnlyList<ScheduleView> Schedules, LoadStatus LoadStatus);
