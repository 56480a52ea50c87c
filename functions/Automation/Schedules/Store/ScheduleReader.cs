using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Cron;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Running;
using PreviewForge.Functions.Automation.Schedules.Timing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>Makes schedules of records, also of those that other applications and older versions wrote. One that is broken hinders no other.</summary>
public sealed class ScheduleReader(AppZone appZone)
{
    private const int LongestId = 80;

    private static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    internal ScheduleList Read(ScheduleFile file)
    {
        List<Schedule> schedules = [];
        List<BrokenSchedule> broken = [];
        foreach ((string id, JsonObject record) in file.Records)
        {
            try
            {
                schedules.Add(Read(id, record));
            }
            catch (FormatException wrong)
            {
                broken.Add(new BrokenSchedule(id, wrong.Message));
            }
        }

        return new ScheduleList(schedules, new LoadStatus { Status = LoadStatus.Ok, Skipped = broken.Count > 0 ? broken : null });
    }

    /// <exception cref="FormatException">It can't be run; the message says why.</exception>
    internal Schedule Read(string id, JsonObject record)
    {
        CheckId(id);
        string timezone = JsonText.Of(record[ScheduleKeys.Timezone]);
        TimeZoneInfo zone = timezone.Length == 0 ? appZone.Zone : AppZone.Find(timezone) ?? throw new FormatException($"'{timezone}' is no time zone; write it as Europe/Berlin");
        (string type, string value) = Trigger(record);
        TimeOnly? stop = type == ScheduleKeys.Cron ? StopTimes.Parse(JsonText.Of(record[ScheduleKeys.StopTime])) : null;
        var schedule = new Schedule
        {
            Id = id,
            Name = ShownText.Title(JsonText.Of(record[ScheduleKeys.Name])) ?? id,
            Enabled = JsonText.Flag(record[ScheduleKeys.Enabled], true),
            TriggerType = type,
            TriggerValue = value,
            Starts = Starts(type, value, zone, record),
            Stops = stop is { } at ? new DailyRecurrence(at, zone) : null,
            StopTime = StopTimes.Text(stop),
            Timezone = timezone,
            LibraryIds = Libraries(record),
            LibraryName = ShownText.Title(JsonText.Of(record[ScheduleKeys.LibraryName])) ?? "",
            ServerId = JsonText.Id(record[ScheduleKeys.ServerId]) is { Length: > 0 } server ? server : null,
            Priority = JsonText.Number(record[ScheduleKeys.Priority]) is >= 1 and <= 3 and var priority ? priority : null,
            Config = ScheduledJobRequest.Allowed(record[ScheduleKeys.Config] as JsonObject),
            Job = Job(id, record),
            CreatedAt = Time(record[ScheduleKeys.CreatedAt]),
            LastRun = Time(record[ScheduleKeys.LastRun]),
            LastSkip = Skip(record[ScheduleKeys.LastSkip] as JsonObject),
            HandledUntil = Time(record[ScheduleKeys.HandledUntil]),
            Revision = "",
        };
        return schedule with { Revision = RevisionOf(schedule, zone, record) };
    }

    /// <summary>Records with the one library of old versions have no list.</summary>
    internal static IReadOnlyList<string> Libraries(JsonObject record)
        => JsonText.Ids(record[ScheduleKeys.LibraryIds]) is { Count: > 0 } many ? many : JsonText.Id(record[ScheduleKeys.LibraryId]) is { Length: > 0 } one ? [one] : [];

    /// <summary>The id is part of the id of an orchestration. Ours are fine; a file can be written by anybody.</summary>
    private static void CheckId(string id)
    {
        if (id.Length > LongestId || id.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter) || char.IsSurrogate(letter)))
        {
            throw new FormatException($"The id of a schedule has at most {LongestId} characters, and holds no '/', '\\', '#' or '?'");
        }
    }

    private static (string Type, string Value) Trigger(JsonObject record) => JsonText.Of(record[ScheduleKeys.TriggerType]) switch
    {
        ScheduleKeys.Cron => (ScheduleKeys.Cron, JsonText.Of(record[ScheduleKeys.TriggerValue])),
        ScheduleKeys.Interval => (ScheduleKeys.Interval, JsonText.Id(record[ScheduleKeys.TriggerValue])),
        var other => throw new FormatException($"The trigger_type '{other}' is neither {ScheduleKeys.Cron} nor {ScheduleKeys.Interval}"),
    };

    private static Recurrence Starts(string type, string value, TimeZoneInfo zone, JsonObject record)
    {
        if (type == ScheduleKeys.Cron)
        {
            return new CronRecurrence(CronLine.Parse(value), zone);
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is >= 1 and <= IntervalRecurrence.MostMinutes
            ? new IntervalRecurrence(TimeSpan.FromMinutes(minutes), Time(record[ScheduleKeys.Anchor]) ?? Time(record[ScheduleKeys.CreatedAt]) ?? Epoch)
            : throw new FormatException($"The interval '{value}' is not a whole number of minutes from 1 to {IntervalRecurrence.MostMinutes}");
    }

    private static Jobs.Submission.LibraryJobRequest Job(string id, JsonObject record)
    {
        try
        {
            return ScheduledJobRequest.From(id, record);
        }
        catch (ApiException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    /// <summary>A time without an offset is UTC.</summary>
    internal static DateTimeOffset? Time(JsonNode? node)
        => DateTimeOffset.TryParse(JsonText.Of(node), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static SkippedRun? Skip(JsonObject? json)
        => Time(json?[ScheduleKeys.Occurrence]) is { } occurrence ? new SkippedRun(occurrence, JsonText.Of(json![ScheduleKeys.Reason])) : null;

    private static string RevisionOf(Schedule schedule, TimeZoneInfo zone, JsonObject record)
    {
        string text = string.Join(
            '\n', RunSchedule.Version, schedule.Name, schedule.Enabled, schedule.TriggerType, schedule.TriggerValue, schedule.StopTime, zone.Id, JsonText.Of(record[ScheduleKeys.Anchor]));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
    }
}
